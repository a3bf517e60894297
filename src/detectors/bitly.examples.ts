import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('34f54469bbae5f4cf4ab', '04b27a97c265ae442174');

export const bitlyExamples: DetectorExamples = {
  positive: {
    'bitly-access-token': [`BITLY_TOKEN=${accessToken}`, `"bitlyToken": "${accessToken}"`],
  },
  negative: [
    { why: 'access token one character short', text: `BITLY_SID=${accessToken.slice(0, 39)}` },
    { why: 'access token beside the name, given to nothing', text: `bitly at ${accessToken}` },
    { why: 'a reference', text: `BITLY_TOKEN=\${BITLY_TOKEN}` },
  ],
};
