import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('4ce00102f2ddadeb6c41', '66d1839d34fce70afaf9');

export const hunterExamples: DetectorExamples = {
  positive: {
    'hunter-api-key': [
      `HUNTER_API_KEY=${apiKey}`,
      `const hunterApiKey = "${apiKey}";`,
      `hunterapi:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'HUNTER_API_KEY=${HUNTER_API_KEY}' },
    { why: 'API key: a commit beside the word', text: `hunterapi at commit ${apiKey}` },
    { why: 'API key: one character short', text: `hunter.io: "${apiKey.slice(0, -1)}"` },
  ],
};
