import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const bitly = {
  provider: 'bitly',
  docs: 'https://dev.bitly.com/api-reference#Authentication',
  rules: [
    {
      id: 'bitly-access-token',
      kind: 'access token',
      severity: 'low',
      keywords: ['bitly', 'bit_ly', 'bit-ly'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
