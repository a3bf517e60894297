import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('up', '_dcUjt1lTUsmTDBbehAK', 'FbavCnWEeuOOuOx9eqm2');

export const upstageExamples: DetectorExamples = {
  positive: {
    'upstage-api-key': [`UPSTAGE_API_KEY=${apiKey}`, `upstage:\n  api_key: ${apiKey}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `upstage build ${apiKey}` },
    { why: 'a reference', text: 'UPSTAGE_API_KEY=${UPSTAGE_API_KEY}' },
  ],
};
