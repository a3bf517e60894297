import type { Detector } from './detector.js';

export const pinata = {
  provider: 'pinata',
  docs: 'https://docs.pinata.cloud/account-management/api-keys',
  rules: [
    {
      // The third form, a JWT, is found as such.
      id: 'pinata-api-secret',
      kind: 'API secret',
      severity: 'medium',
      keywords: ['pinata'],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'pinata-api-key', withinBytes: 512, companion: 'key-id' },
      specificity: 60,
    },
    {
      id: 'pinata-api-key',
      kind: 'API key without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['pinata'],
      pattern: String.raw`(?<secret>[0-9a-f]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
