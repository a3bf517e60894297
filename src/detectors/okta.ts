import type { Detector } from './detector.js';

export const okta = {
  provider: 'okta',
  docs: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
  rules: [
    {
      id: 'okta-api-token',
      kind: 'API token',
      severity: 'critical',
      keywords: ['okta', 'ssws'],
      pattern: String.raw`(?<secret>00[A-Za-z0-9_-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'okta-client-secret',
      kind: 'OAuth client secret',
      severity: 'high',
      keywords: [
        'okta_client',
        'okta_oauth',
        'okta_secret',
        'oktaclient',
        'okta-client',
        'okta.client',
        'okta.com',
        'oktaoauth',
        'oktasecret',
        'okta-oauth',
        'okta-secret',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40,64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['oktaclientid', 'clientid'] },
    },
  ],
} as const satisfies Detector;
