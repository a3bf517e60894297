import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('826g0SMP1ZmCSwBUtIT', 'fxWpRRmIetxewiR2CSW');

export const weaviateExamples: DetectorExamples = {
  positive: {
    'weaviate-api-key': [`WEAVIATE_API_KEY=${apiKey}`, `new Client({ weaviateApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `weaviate build ${apiKey}` },
    { why: 'a reference', text: 'WEAVIATE_API_KEY=${WEAVIATE_API_KEY}' },
  ],
};
