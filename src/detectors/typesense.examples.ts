import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('GkisPmfqE3fKUMAs31Q9', 'o5nrDGk5imJd022O3wVI');

export const typesenseExamples: DetectorExamples = {
  positive: {
    'typesense-api-key': [`TYPESENSE_API_KEY=${apiKey}`, `new Client({ typesenseApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `typesense build ${apiKey}` },
    { why: 'a reference', text: 'TYPESENSE_API_KEY=${TYPESENSE_API_KEY}' },
  ],
};
