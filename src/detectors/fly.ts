import type { Detector } from './detector.js';

// Macaroons; several are joined by commas, and the header scheme may stand before the first.
export const fly = {
  provider: 'fly',
  docs: 'https://fly.io/docs/security/tokens/',
  rules: [
    {
      id: 'fly-access-token',
      kind: 'access token (macaroon)',
      severity: 'high',
      keywords: ['fm2_', 'fm1r_', 'fm1a_'],
      pattern: String.raw`(?<secret>(?:FlyV1 )?fm(?:2|1[ra])_[A-Za-z0-9+/]{100}[A-Za-z0-9+/]*={0,2}(?:,fm(?:2|1[ra])_[A-Za-z0-9+/]+={0,2})*)`,
      boundary: 'base64',
      maxBytes: 1024,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'fly-access-token-legacy',
      kind: 'personal token (old form)',
      severity: 'high',
      keywords: ['fo1_'],
      pattern: String.raw`(?<secret>fo1_[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
