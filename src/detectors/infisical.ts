import type { Detector } from './detector.js';

export const infisical = {
  provider: 'infisical',
  docs: 'https://infisical.com/docs/documentation/platform/identities/universal-auth',
  rules: [
    {
      // The first part begins with a time, so its first digit is 6 until 2029.
      id: 'infisical-service-token',
      kind: 'service token',
      severity: 'critical',
      keywords: ['st.6'],
      pattern: String.raw`(?<secret>st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 128,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'infisical-machine-identity-secret',
      kind: 'client secret of a machine identity',
      severity: 'critical',
      keywords: ['infisical'],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['infisicalclientid', 'clientid'] },
    },
  ],
} as const satisfies Detector;
