import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'dnk',
  'ey-',
  'NCPQ5LRU5G2QJ',
  'Z5QR3JAS67SI2',
  '-',
  'LI5JDJVVTVLTLMQ5RU3CZAL74W',
  'MKHLTGMYR35HZUXAXLWH5BRR3T',
);

export const definedNetworkingExamples: DetectorExamples = {
  positive: {
    'defined-networking-api-key': [`DEFINED_NETWORKING_API_KEY=${apiKey}`, `api_key: ${apiKey}\n`],
  },
  negative: [{ why: 'API key one character short', text: `see ${apiKey.slice(0, 84)}` }],
};
