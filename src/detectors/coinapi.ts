import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const coinapi = {
  provider: 'coinapi',
  docs: 'https://docs.coinapi.io/market-data/authentication',
  rules: [
    {
      id: 'coinapi-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['coinapi', 'coin_api', 'coin-api'],
      pattern: String.raw`(?<secret>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
