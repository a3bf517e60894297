import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('e4', 'cd0f60-54e5-0eaf-', 'fdaa-02442889d11a');

export const kucoinExamples: DetectorExamples = {
  positive: {
    'kucoin-key': [
      `KUCOIN_API_SECRET=${key}`,
      `<add key="kucoinApiSecret" value="${key}"/>`,
      `kucoin:\n  secret: ${key}`,
    ],
  },
  negative: [
    { why: 'secret of an API key: a reference', text: 'KUCOIN_API_SECRET=${KUCOIN_API_SECRET}' },
    { why: 'secret of an API key: given to no name', text: `about kucoin: see ${key}` },
    { why: 'secret of an API key: one character short', text: `kucoin: "${key.slice(0, -1)}"` },
  ],
};
