import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const bugsnag = {
  provider: 'bugsnag',
  docs: 'https://docs.bugsnag.com/api/data-access/',
  rules: [
    {
      id: 'bugsnag-auth-token',
      kind: 'data access token',
      severity: 'medium',
      keywords: ['bugsnag'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
