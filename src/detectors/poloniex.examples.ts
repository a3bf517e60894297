import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join(
  'fb9f4d4aca4884c0a768c4146a67cbd9a84edec1801',
  '271b31352823326fc4783cb6bc67643c4bc068bc0a8',
  'fd2399b0194a2631ee82beaad65fc82596702a88f9',
);
const apiKey = join('ITDBV37K-3MTJ21NL-', 'XKXZZC5T-QUABZ54V');

export const poloniexExamples: DetectorExamples = {
  positive: {
    'poloniex-api-secret': [
      `POLONIEX_API_SECRET=${apiSecret}`,
      `{"poloniexApiSecret": "${apiSecret}"}`,
      `POLONIEX_API_KEY=${apiKey}\nPOLONIEX_API_SECRET=${apiSecret}`,
    ],
    'poloniex-api-key': [`POLONIEX_API_KEY=${apiKey}`, `poloniex_api_key: ${apiKey}`],
  },
  negative: [
    { why: 'a commit beside the word (api secret)', text: `poloniex at commit ${apiSecret}` },
    { why: 'one character short (api secret)', text: `"poloniex": "${apiSecret.slice(1)}"` },
    { why: 'a value of that form beside the word (api key)', text: `poloniex build ${apiKey}` },
    { why: 'a placeholder (api key)', text: `POLONIEX_API_KEY=${'x'.repeat(35)}` },
  ],
};
