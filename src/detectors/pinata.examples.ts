import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join('15d47c3b4af108cb63e4e59f268ea446', '54f8ebe84a9ed3710f18c2992f261a59');
const apiKey = join('291f6c9230', '8061fe6c9f');

export const pinataExamples: DetectorExamples = {
  positive: {
    'pinata-api-secret': [
      `PINATA_API_SECRET=${apiSecret}`,
      `pinata_api_secret: ${apiSecret}`,
      `PINATA_API_KEY=${apiKey}\nPINATA_API_SECRET=${apiSecret}`,
    ],
    'pinata-api-key': [`PINATA_API_KEY=${apiKey}`, `{"pinataApiKey": "${apiKey}"}`],
  },
  negative: [
    { why: 'a commit beside the word (api secret)', text: `pinata at commit ${apiSecret}` },
    { why: 'a checksum (api secret)', text: `PINATA_CHECKSUM=${apiSecret}` },
    { why: 'a commit beside the word (api key)', text: `pinata at commit ${apiKey}` },
    { why: 'a checksum (api key)', text: `PINATA_CHECKSUM=${apiKey}` },
  ],
};
