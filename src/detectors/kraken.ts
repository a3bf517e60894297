import type { Detector } from './detector.js';

export const kraken = {
  provider: 'kraken',
  docs: 'https://docs.kraken.com/api/docs/guides/spot-rest-auth',
  rules: [
    {
      id: 'kraken-key-pair',
      kind: 'private key of an API key',
      severity: 'critical',
      keywords: ['kraken'],
      pattern: String.raw`(?<secret>[A-Za-z0-9/+]{86}==)`,
      boundary: 'base64',
      maxBytes: 240,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['apikey', 'key', 'krakenapikey'] },
    },
  ],
} as const satisfies Detector;
