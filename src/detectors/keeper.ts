import type { Detector } from './detector.js';

export const keeper = {
  provider: 'keeper',
  docs: 'https://docs.keeper.io/en/keeperpam/secrets-manager/about/one-time-token',
  rules: [
    {
      id: 'keeper-ksm-token',
      kind: 'one-time access token',
      severity: 'critical',
      keywords: ['ksm_', 'ksm-', 'keeper'],
      pattern: String.raw`(?<secret>(?:US|EU|AU|GOV|JP|CA):[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
