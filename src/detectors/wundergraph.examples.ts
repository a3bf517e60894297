import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cos', 'mo_f10a6ca4058d7ea', '903c1fe1430a24db9');

export const wundergraphExamples: DetectorExamples = {
  positive: {
    'wundergraph-api-key': [`WUNDERGRAPH_API_KEY=${apiKey}`, `"wundergraphApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 37) },
    { why: 'placeholder for the api key', text: `${join('cos', 'mo_', 'x'.repeat(32))}` },
  ],
};
