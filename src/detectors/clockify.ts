import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const clockify = {
  provider: 'clockify',
  docs: 'https://docs.clockify.me/',
  rules: [
    {
      id: 'clockify-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['clockify'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{48})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
