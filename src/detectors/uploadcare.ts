import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const uploadcare = {
  provider: 'uploadcare',
  docs: 'https://uploadcare.com/docs/security/secure-uploads/',
  rules: [
    {
      id: 'uploadcare-secret-key',
      kind: 'secret key',
      severity: 'medium',
      keywords: ['uploadcare'],
      pattern: String.raw`(?i:secret(?:[_-]?key)?)${SIGN}(?<secret>[0-9a-f]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'public-key': ['publickey', 'pubkey'] },
    },
  ],
} as const satisfies Detector;
