import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('3b', '387vlx0wzt2zfpv', 'et0k3oypqs69q1s');

export const getresponseExamples: DetectorExamples = {
  positive: {
    'getresponse-api-key': [
      `GETRESPONSE_API_KEY=${apiKey}`,
      `"getresponseApiKey": "${apiKey}"`,
      `getresponse:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'GETRESPONSE_API_KEY=${GETRESPONSE_API_KEY}' },
    { why: 'API key: given to no name', text: `about getresponse: see ${apiKey}` },
    { why: 'API key: one character short', text: `getresponse: "${apiKey.slice(0, -1)}"` },
  ],
};
