import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const etsy = {
  provider: 'etsy',
  docs: 'https://developers.etsy.com/documentation/essentials/authentication/',
  rules: [
    {
      id: 'etsy-api-key',
      kind: 'keystring, with the shared secret or without',
      severity: 'low',
      keywords: ['etsy'],
      pattern: String.raw`(?<secret>[a-z0-9]{24}(?::[a-z0-9]{10})?)`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
