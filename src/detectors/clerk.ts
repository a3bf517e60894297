import type { Detector } from './detector.js';

// The prefixes are those of another vendor, so that the name has to be near.
export const clerk = {
  provider: 'clerk',
  docs: 'https://clerk.com/docs/deployments/clerk-environment-variables',
  rules: [
    {
      // 42 characters behind the prefix is usual.
      id: 'clerk-secret-key',
      kind: 'secret key',
      severity: 'critical',
      keywords: ['clerk'],
      pattern: String.raw`(?<secret>sk_live_[A-Za-z0-9]{32,64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 95,
    },
    {
      id: 'clerk-test-secret-key',
      kind: 'secret key of a development instance',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['clerk'],
      pattern: String.raw`(?<secret>sk_test_[A-Za-z0-9]{32,64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 95,
    },
    {
      // Base64 of a host name.
      id: 'clerk-publishable-key',
      kind: 'publishable key (meant to be public)',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['clerk'],
      pattern: String.raw`(?<secret>pk_(?:live|test)_[A-Za-z0-9+/]{20,100}={0,2})`,
      boundary: 'base64',
      maxBytes: 140,
      facts: 'clerk',
      judge: 'keyed',
      specificity: 95,
    },
  ],
} as const satisfies Detector;
