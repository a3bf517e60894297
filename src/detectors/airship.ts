import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const airship = {
  provider: 'airship',
  docs: 'https://docs.airship.com/api/ua/',
  rules: [
    {
      // Bearer tokens have 91 characters, the pair of app key and secret 22 each.
      id: 'airship-credential',
      kind: 'app secret, master secret or token',
      severity: 'medium',
      keywords: ['urbanairship', 'airship'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{91}|[A-Za-z0-9_-]{22})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
