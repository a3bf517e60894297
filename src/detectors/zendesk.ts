import type { Detector } from './detector.js';

export const zendesk = {
  provider: 'zendesk',
  docs: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
  rules: [
    {
      id: 'zendesk-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['zendesk'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { email: ['email', 'user', 'username'], subdomain: ['subdomain', 'domain', 'url'] },
    },
  ],
} as const satisfies Detector;
