import type { Detector } from './detector.js';

export const zoho = {
  provider: 'zoho',
  docs: 'https://www.zoho.com/crm/developer/docs/api/v8/access-refresh.html',
  rules: [
    {
      id: 'zoho-oauth-token',
      kind: 'access or refresh token',
      severity: 'high',
      keywords: ['1000.'],
      pattern: String.raw`(?<secret>1000\.[a-f0-9]{32}\.[a-f0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 80,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { 'client-id': ['clientid', 'id'], 'client-secret': ['clientsecret'] },
    },
    {
      id: 'zoho-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['zoho'],
      pattern: String.raw`(?<secret>[0-9a-f]{42})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
  ],
} as const satisfies Detector;
