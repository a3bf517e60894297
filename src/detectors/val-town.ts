import type { Detector } from './detector.js';

export const valTown = {
  provider: 'val-town',
  docs: 'https://docs.val.town/reference/api/authentication/',
  rules: [
    {
      id: 'val-town-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['vtwn_'],
      pattern: String.raw`(?<secret>vtwn_[A-Za-z0-9_-]{20,80})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
