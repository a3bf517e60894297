import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const tiktok = {
  provider: 'tiktok',
  docs: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
  rules: [
    {
      id: 'tiktok-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['tiktok'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-key': ['clientkey'] },
    },
  ],
} as const satisfies Detector;
