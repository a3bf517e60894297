import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const elasticemail = {
  provider: 'elasticemail',
  docs: 'https://elasticemail.com/developers/api-documentation/rest-api',
  rules: [
    {
      id: 'elasticemail-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['elasticemail', 'elastic_email', 'elastic-email'],
      pattern: String.raw`(?<secret>[A-F0-9]{96})`,
      boundary: 'alphanumeric',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
