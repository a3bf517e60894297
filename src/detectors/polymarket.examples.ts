import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join('C3M3B7OU2JJc7u1gyFg6Mi', 'ZLz7Cl/QLof5Sim7CC0Im=');
const passphrase = join('ec29daa289411e97a68f693b36302558', '34cf283cf6f71dc069822d254462834f');
const apiKey = join('acd68606-77e5-e677', '-b44d-6a29270b3975');

export const polymarketExamples: DetectorExamples = {
  positive: {
    'polymarket-api-secret': [
      `POLY_SECRET=${apiSecret}`,
      `export POLY_SECRET="${apiSecret}"`,
      `POLY_API_KEY=${apiKey}\nPOLY_SECRET=${apiSecret}`,
    ],
    'polymarket-passphrase': [`POLY_PASSPHRASE=${passphrase}`, `poly_passphrase: ${passphrase}`],
    'polymarket-api-key': [`POLY_API_KEY=${apiKey}`, `poly_api_key: ${apiKey}`],
  },
  negative: [
    { why: 'a value of that form beside the word (api secret)', text: `polymarket build ${apiSecret}` },
    { why: 'one character short (api secret)', text: `"polymarket": "${apiSecret.slice(1)}"` },
    { why: 'a commit beside the word (passphrase)', text: `polymarket at commit ${passphrase}` },
    { why: 'a checksum (passphrase)', text: `POLYMARKET_CHECKSUM=${passphrase}` },
    { why: 'an identifier beside the word (api key)', text: `polymarket build ${apiKey}` },
    { why: 'a placeholder (api key)', text: `POLY_API_KEY=${'x'.repeat(36)}` },
  ],
};
