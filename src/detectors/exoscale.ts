import type { Detector } from './detector.js';

export const exoscale = {
  provider: 'exoscale',
  docs: 'https://community.exoscale.com/product/iam/how-to/api-keys/',
  rules: [
    {
      // Names the key; the secret stands beside it.
      id: 'exoscale-api-key-id',
      kind: 'API key id without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['exo'],
      exactKeyword: 'EXO',
      pattern: String.raw`(?<secret>EXO[A-Za-z0-9]{24,30})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'exoscale-api-secret',
      kind: 'API secret',
      severity: 'high',
      keywords: ['exoscale'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'exoscale-api-key-id', withinBytes: 512, companion: 'key-id' },
      specificity: 60,
    },
  ],
} as const satisfies Detector;
