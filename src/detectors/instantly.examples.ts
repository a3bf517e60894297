import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('g/', 'a2hODJ2YYxjNZDloqgY/n08/34xTxyJTl', 'WRQZbkHejB+vsXhR2Wj8fuwVYUM6uQD==');

export const instantlyExamples: DetectorExamples = {
  positive: {
    'instantly-api-key': [
      `INSTANTLY_API_KEY=${apiKey}`,
      `const instantlyApiKey = "${apiKey}";`,
      `instantlyapi:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'INSTANTLY_API_KEY=${INSTANTLY_API_KEY}' },
    { why: 'API key: given to no name', text: `about instantlyapi: see ${apiKey}` },
    { why: 'API key: one character short', text: `instantly_client: "${apiKey.slice(0, -1)}"` },
  ],
};
