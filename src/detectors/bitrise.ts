import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const bitrise = {
  provider: 'bitrise',
  docs: 'https://docs.bitrise.io/en/bitrise-platform/accounts/personal-access-tokens.html',
  rules: [
    {
      id: 'bitrise-access-token',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['bitrise'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{86})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
