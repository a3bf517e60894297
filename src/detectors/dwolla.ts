import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const dwolla = {
  provider: 'dwolla',
  docs: 'https://developers.dwolla.com/docs/auth',
  rules: [
    {
      // The key beside it has the same form.
      id: 'dwolla-app-secret',
      kind: 'application secret',
      severity: 'high',
      keywords: ['dwolla'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{50})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'app-key': ['appkey', 'key'] },
    },
  ],
} as const satisfies Detector;
