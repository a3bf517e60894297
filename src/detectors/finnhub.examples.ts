import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('35', 'rf3q56m7e', '8at8zjf83');

export const finnhubExamples: DetectorExamples = {
  positive: {
    'finnhub-token': [`FINNHUB_TOKEN=${token2}`, `finnhub_token: '${token2}'`, `finnhub:\n  token: ${token2}`],
  },
  negative: [
    { why: 'API token: a reference', text: 'FINNHUB_TOKEN=${FINNHUB_TOKEN}' },
    { why: 'API token: given to no name', text: `about finnhub: see ${token2}` },
    { why: 'API token: one character short', text: `finnhub: "${token2.slice(0, -1)}"` },
  ],
};
