import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('0330c063-7b38-47fc', '-07bf-9720e239a8f2');

export const squarespaceExamples: DetectorExamples = {
  positive: {
    'squarespace-api-key': [`SQUARESPACE_API_KEY=${apiKey}`, `new Client({ squarespaceApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `squarespace build ${apiKey}` },
    { why: 'a reference', text: 'SQUARESPACE_API_KEY=${SQUARESPACE_API_KEY}' },
  ],
};
