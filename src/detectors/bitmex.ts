import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const bitmex = {
  provider: 'bitmex',
  docs: 'https://www.bitmex.com/app/apiKeys',
  rules: [
    {
      id: 'bitmex-api-secret',
      kind: 'API secret',
      severity: 'high',
      keywords: ['bitmex'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{48})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['apikey', 'key', 'apikeyid', 'keyid'] },
    },
  ],
} as const satisfies Detector;
