import type { Detector } from './detector.js';

// 43 characters are usual; the vendor only says 32 to 64.
export const planetscale = {
  provider: 'planetscale',
  docs: 'https://planetscale.com/docs/api/reference/service-tokens',
  rules: [
    {
      id: 'planetscale-password',
      kind: 'password of a database branch',
      severity: 'high',
      keywords: ['pscale_pw_'],
      pattern: String.raw`(?<secret>pscale_pw_[A-Za-z0-9_.=-]{32,64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { user: ['user', 'username'], host: ['host', 'hostname'] },
    },
    {
      id: 'planetscale-service-token',
      kind: 'service token',
      severity: 'high',
      keywords: ['pscale_tkn_'],
      pattern: String.raw`(?<secret>pscale_tkn_[A-Za-z0-9_.=-]{32,64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { 'token-id': ['tokenid', 'servicetokenid', 'id'] },
    },
    {
      id: 'planetscale-oauth-token',
      kind: 'OAuth token',
      severity: 'high',
      keywords: ['pscale_oauth_'],
      pattern: String.raw`(?<secret>pscale_oauth_[A-Za-z0-9_.=-]{32,64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
