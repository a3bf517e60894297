import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('o7d4df93erpz2k47', 'ew1jsaw395yt0o16');
const secretKey = join('3epyynk4nnhee7xb', 'bm6us6ge7edbafke');

export const bittrexExamples: DetectorExamples = {
  positive: {
    'bittrex-api-key': [`BITTREX_API_KEY=${apiKey}`, `curl https://api.bittrex.internal -H "X-Api-Key: ${apiKey}"`],
    'bittrex-secret-key': [`BITTREX_SECRET_KEY=${secretKey}`, `bittrex:\n  api_secret: "${secretKey}"`],
  },
  negative: [
    { why: 'API key without its secret one character short', text: `BITTREX_SID=${apiKey.slice(0, 31)}` },
    { why: 'API key without its secret beside the name, given to nothing', text: `bittrex at ${apiKey}` },
    { why: 'a reference', text: `BITTREX_API_KEY=\${BITTREX_API_KEY}` },
    { why: 'secret key beside the name, given to nothing', text: `bittrex at ${secretKey}` },
    { why: 'secret key that is a reference', text: `BITTREX_SECRET=\${BITTREX_SECRET}` },
  ],
};
