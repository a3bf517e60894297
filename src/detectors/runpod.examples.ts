import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('rp', 'a_FXGNZ8SUDC2KA0L1AOJ5FP', 'UFGCT4EUAMMP0BVLGTIrabEP');

export const runpodExamples: DetectorExamples = {
  positive: {
    'runpod-api-key': [`RUNPOD_API_KEY=${apiKey}`, `const client = connect('${apiKey}');`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 49) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
  ],
};
