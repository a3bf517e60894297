import type { Detector } from './detector.js';

export const paypal = {
  provider: 'paypal',
  docs: 'https://developer.paypal.com/api/rest/authentication/',
  rules: [
    {
      id: 'paypal-access-token',
      kind: 'OAuth access token',
      severity: 'medium',
      keywords: ['a21aa'],
      exactKeyword: 'A21AA',
      pattern: String.raw`(?<secret>A21AA[A-Za-z0-9_-]{80,110})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'paypal-client-secret',
      kind: 'client secret of a REST application',
      severity: 'critical',
      keywords: ['paypal'],
      pattern: String.raw`(?<secret>E[A-Za-z0-9_-]{79})`,
      boundary: 'base64url',
      maxBytes: 256,
      judge: 'keyed',
      pairWith: { rule: 'paypal-client-id', withinBytes: 512, companion: 'client-id' },
      specificity: 70,
    },
    {
      id: 'paypal-client-id',
      kind: 'client id of a REST application without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['paypal'],
      pattern: String.raw`(?<secret>A[A-Za-z0-9_-]{79})`,
      boundary: 'base64url',
      maxBytes: 256,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
