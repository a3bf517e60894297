import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cf6d99c445558890', 'c5ce3ce3d0963fc9');

export const spoonacularExamples: DetectorExamples = {
  positive: {
    'spoonacular-api-key': [`SPOONACULAR_API_KEY=${apiKey}`, `export SPOONACULAR_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `spoonacular at commit ${apiKey}` },
    { why: 'a checksum', text: `SPOONACULAR_CHECKSUM=${apiKey}` },
  ],
};
