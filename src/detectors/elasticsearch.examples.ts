import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ZGppN3lmRkJ1eXJqOTM4M0dmaTg6Mk', 'w2Q3pwSE0yUmRMWDZfQW5yaloxeQ==');

export const elasticsearchExamples: DetectorExamples = {
  positive: {
    'elasticsearch-api-key': [
      `ELASTICSEARCH_API_KEY=${apiKey}`,
      `Authorization: ApiKey ${apiKey}`,
      `elasticsearch:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key one character short', text: `ELASTICSEARCH_SID=${apiKey.slice(0, -1)}` },
    { why: 'API key beside the name, given to nothing', text: `elasticsearch at ${apiKey}` },
    { why: 'a reference', text: `ELASTICSEARCH_API_KEY=\${ELASTICSEARCH_API_KEY}` },
  ],
};
