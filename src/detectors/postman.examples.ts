import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('PMA', 'K-39a089609544c28ed55e2ae4-0277', 'df5c5a5bdc5b06bbc6c0e76a536924');
const collectionAccessKey = join('PMA', 'T-MKI5WYV0BFVL', 'O69NW6ZLHMR8W8');

export const postmanExamples: DetectorExamples = {
  positive: {
    'postman-api-key': [`POSTMAN_API_KEY=${apiKey}`, `curl -H "X-Api-Key: ${apiKey}"`],
    'postman-collection-access-key': [
      `POSTMAN_COLLECTION_ACCESS_KEY=${collectionAccessKey}`,
      `postman: ${collectionAccessKey}`,
    ],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 63) },
    { why: 'placeholder for the api key', text: `${join('PM', 'AK-', 'x'.repeat(59))}` },
    { why: 'collection access key cut short', text: collectionAccessKey.slice(0, 30) },
  ],
};
