import type { Detector } from './detector.js';

export const pagerduty = {
  provider: 'pagerduty',
  docs: 'https://developer.pagerduty.com/docs/authentication',
  rules: [
    {
      // Tokens of users begin with `u+`; the vendor names no length.
      id: 'pagerduty-api-token',
      kind: 'API token of a user or account',
      severity: 'high',
      keywords: ['pagerduty', 'pd_api', 'pd_token', 'pd-api', 'pdapi', 'pd.api', 'pd-token', 'pdtoken', 'pd.token'],
      pattern: String.raw`(?<secret>u\+[A-Za-z0-9_+-]{18})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'pagerduty-api-key-legacy',
      kind: 'API key of an account (old form)',
      severity: 'high',
      keywords: ['pagerduty', 'pd_api', 'pd_token', 'pd-api', 'pdapi', 'pd-token', 'pdtoken'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'pagerduty-integration-key',
      kind: 'integration (routing) key, which may only send events',
      severity: 'low',
      keywords: ['pagerduty'],
      pattern: String.raw`(?<secret>[a-f0-9]{32}|R[A-Z0-9]{31})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
