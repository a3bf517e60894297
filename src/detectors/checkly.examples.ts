import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cu', '_', '6c03a288cb0b8d04', '905d4d7d0de085f3');

export const checklyExamples: DetectorExamples = {
  positive: {
    'checkly-api-key': [`CHECKLY_API_KEY=${apiKey}`, `curl https://api.checkly.internal -H "X-Api-Key: ${apiKey}"`],
  },
  negative: [
    { why: 'API key of a user or a service one character short', text: `CHECKLY_SID=${apiKey.slice(0, 34)}` },
    { why: 'API key of a user or a service beside the name, given to nothing', text: `checkly at ${apiKey}` },
    { why: 'a reference', text: `CHECKLY_API_KEY=\${CHECKLY_API_KEY}` },
  ],
};
