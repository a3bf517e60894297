import type { Detector } from './detector.js';

// The part before the last dash is the id of the key.
export const tailscale = {
  provider: 'tailscale',
  docs: 'https://tailscale.com/docs/reference/key-prefixes',
  rules: [
    {
      id: 'tailscale-api-key',
      kind: 'API access token',
      severity: 'critical',
      keywords: ['tskey-api-'],
      pattern: String.raw`(?<secret>tskey-api-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'tailscale-oauth-client-secret',
      kind: 'OAuth client secret',
      severity: 'critical',
      keywords: ['tskey-client-'],
      pattern: String.raw`(?<secret>tskey-client-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'tailscale-auth-key',
      kind: 'key that lets machines join',
      severity: 'high',
      keywords: ['tskey-auth-'],
      pattern: String.raw`(?<secret>tskey-auth-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'tailscale-scim-or-webhook-key',
      kind: 'key for SCIM or of a webhook',
      severity: 'medium',
      keywords: ['tskey-scim-', 'tskey-webhook-'],
      pattern: String.raw`(?<secret>tskey-(?:scim|webhook)-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
