import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const amadeus = {
  provider: 'amadeus',
  docs: 'https://developers.amadeus.com/self-service/apis-docs/guides/authorization-262',
  rules: [
    {
      id: 'amadeus-client-secret',
      kind: 'client secret',
      severity: 'medium',
      keywords: ['amadeus'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{16})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['id', 'clientid'] },
    },
  ],
} as const satisfies Detector;
