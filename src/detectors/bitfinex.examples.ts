import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('b4PE5JLhX5UGVzSouIKRLF', 'DWVj8ZROMG0zRmMW8Yjr9');
const secretKey = join('pIV1LGwe41KkbpSjLyie70', 'zQG4DwiJ3VH-Ze9CS4WAS');

export const bitfinexExamples: DetectorExamples = {
  positive: {
    'bitfinex-api-key': [`BITFINEX_API_KEY=${apiKey}`, `bitfinex:\n  api_key: "${apiKey}"`],
    'bitfinex-secret-key': [`BITFINEX_SECRET_KEY=${secretKey}`, `bitfinex:\n  api_secret: "${secretKey}"`],
  },
  negative: [
    { why: 'API key without its secret one character short', text: `BITFINEX_SID=${apiKey.slice(0, 42)}` },
    { why: 'API key without its secret beside the name, given to nothing', text: `bitfinex at ${apiKey}` },
    { why: 'the name inside of another word', text: `xbitfinexish_sid=${apiKey}` },
    { why: 'secret key beside the name, given to nothing', text: `bitfinex at ${secretKey}` },
    { why: 'secret key that is a reference', text: `BITFINEX_SECRET=\${BITFINEX_SECRET}` },
  ],
};
