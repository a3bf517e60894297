import type { Detector } from './detector.js';

export const duffel = {
  provider: 'duffel',
  docs: 'https://duffel.com/docs/api',
  rules: [
    {
      id: 'duffel-api-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['duffel_live_'],
      pattern: String.raw`(?<secret>duffel_live_[A-Za-z0-9_=-]{43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'duffel-test-api-token',
      kind: 'access token, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['duffel_test_'],
      pattern: String.raw`(?<secret>duffel_test_[A-Za-z0-9_=-]{43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
