import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('c82882782aaca9cb', '5ac6eefd1e7f6508');

export const newsapiExamples: DetectorExamples = {
  positive: {
    'newsapi-key': [`NEWSAPI_KEY=${key}`, `newsapi_key: '${key}'`, `newsapi:\n  api_key: ${key}`],
  },
  negative: [
    { why: 'API key: a reference', text: 'NEWSAPI_KEY=${NEWSAPI_KEY}' },
    { why: 'API key: given to no name', text: `about newsapi: see ${key}` },
  ],
};
