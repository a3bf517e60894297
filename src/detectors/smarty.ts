import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const smarty = {
  provider: 'smarty',
  docs: 'https://www.smarty.com/docs/cloud/authentication',
  rules: [
    {
      id: 'smarty-auth-token',
      kind: 'auth token',
      severity: 'low',
      keywords: [
        'smartystreets',
        'smarty_auth',
        'smarty-auth',
        'smartyauth',
        'smarty_token',
        'smarty-token',
        'smartytoken',
      ],
      pattern: String.raw`(?i:token)${SIGN}(?<secret>[A-Za-z0-9]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'auth-id': ['authid'] },
    },
  ],
} as const satisfies Detector;
