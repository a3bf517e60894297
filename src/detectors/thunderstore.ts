import type { Detector } from './detector.js';

export const thunderstore = {
  provider: 'thunderstore',
  docs: 'https://thunderstore.io/api/docs/',
  rules: [
    {
      id: 'thunderstore-api-token',
      kind: 'token of a service account',
      severity: 'medium',
      keywords: ['tss_'],
      pattern: String.raw`(?<secret>tss_[A-Za-z0-9_-]{20,80})`,
      boundary: 'base64url',
      minEntropy: 3.7,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
