import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('eu', '1.IEkyBtEW1', 'qjS8PfKAWEg');

export const fullstoryExamples: DetectorExamples = {
  positive: {
    'fullstory-api-key': [
      `FULLSTORY_API_KEY=${apiKey}`,
      `const fullstoryApiKey = "${apiKey}";`,
      `fullstory:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'FULLSTORY_API_KEY=${FULLSTORY_API_KEY}' },
    { why: 'API key: given to no name', text: `about fullstory: see ${apiKey}` },
    { why: 'API key: one character short', text: `fullstory: "${apiKey.slice(0, -1)}"` },
  ],
};
