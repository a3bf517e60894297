import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const url = join('i9Gzn73', 'bhsFnFi');
const capellaApiKey = join('lKTDqFcIBdUN+TOS3EhYxsSBW9h+4bmx', '1KOF8dGerDkntyOIz5j+TjRpJ8f3FTA3');

export const couchbaseExamples: DetectorExamples = {
  positive: {
    'couchbase-url': [`COUCHBASE_URL=couchbases://app:${url}@cb.orders.internal`],
    'couchbase-capella-api-key': [
      `COUCHBASE_API_KEY_SECRET=${capellaApiKey}`,
      `capella.configure(api_key_secret="${capellaApiKey}")`,
    ],
  },
  negative: [
    { why: 'a URL without a login', text: `couchbases://cb.orders.internal` },
    { why: 'a URL with a reference', text: `couchbase://app:\${PASSWORD}@cb.orders.internal` },
    { why: 'secret of an API key of Capella one character short', text: `COUCHBASE_SID=${capellaApiKey.slice(0, 59)}` },
    { why: 'secret of an API key of Capella beside the name, given to nothing', text: `capella at ${capellaApiKey}` },
  ],
};
