import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const adminApiKey = join('2efebc7d28846363', 'f5cdfebbbb69bd0f');
const searchApiKey = join('67edc49269e6888b', '0c20c8aa964c4c2d');
const apiKey = join('c7902341a72f6932', '78bc6783a3ab1cd5');

export const algoliaExamples: DetectorExamples = {
  positive: {
    'algolia-admin-api-key': [`ALGOLIA_ADMIN_KEY=${adminApiKey}`, `"algoliaWriteApiKey": "${adminApiKey}"`],
    'algolia-search-api-key': [`ALGOLIA_SEARCH_KEY=${searchApiKey}`, `"algoliaSearchApiKey": "${searchApiKey}"`],
    'algolia-api-key': [`ALGOLIA_API_KEY=${apiKey}`, `"algoliaApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'admin or write API key beside the name, given to nothing', text: `algolia at ${adminApiKey}` },
    { why: 'a reference', text: `ALGOLIA_API_KEY=\${ALGOLIA_API_KEY}` },
    { why: 'search API key beside the name, given to nothing', text: `algolia at ${searchApiKey}` },
    { why: 'search API key that is a reference', text: `ALGOLIA_SECRET=\${ALGOLIA_SECRET}` },
    { why: 'API key one character short', text: `ALGOLIA_SID=${apiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `algolia at ${apiKey}` },
  ],
};
