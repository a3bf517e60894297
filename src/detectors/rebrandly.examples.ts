import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('2cd1b9def81cbc8c', '71d44aa843080cde');

export const rebrandlyExamples: DetectorExamples = {
  positive: {
    'rebrandly-api-key': [`REBRANDLY_API_KEY=${apiKey}`, `rebrandly:\n  api_key: ${apiKey}\n`],
  },
  negative: [
    { why: 'a commit beside the word', text: `rebrandly at commit ${apiKey}` },
    { why: 'a placeholder', text: `REBRANDLY_API_KEY=${'x'.repeat(32)}` },
  ],
};
