import type { Detector } from './detector.js';

// The application key and the secret of the partner are used together.
export const finicity = {
  provider: 'finicity',
  docs: 'https://developer.mastercard.com/open-finance-us/documentation/access-and-config/',
  rules: [
    {
      id: 'finicity-app-key',
      kind: 'application key',
      severity: 'high',
      keywords: ['finicity'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'finicity-partner-secret',
      kind: 'secret of the partner',
      severity: 'high',
      keywords: ['finicity'],
      pattern: String.raw`(?<secret>[a-zA-Z0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
