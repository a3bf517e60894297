import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('4dHGAqxzl2UwJGdOyTqZod', 'YzOnlgSGqL9+ARmP2b2g0=');

export const azureRelayExamples: DetectorExamples = {
  positive: {
    'azure-relay-key': [`RELAY_KEY=${key}`],
  },
  negative: [{ why: 'shared access key one character short', text: `see ${key.slice(0, -1)}` }],
};
