import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('fl', 'b_test_j3RRq19', 'ZmmQz4pQWelWe');

export const fleetbaseExamples: DetectorExamples = {
  positive: {
    'fleetbase-api-key': [`FLEETBASE_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [{ why: 'API key: one character short', text: apiKey.slice(0, -1) }],
};
