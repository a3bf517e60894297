import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const vonage = {
  provider: 'vonage',
  docs: 'https://developer.vonage.com/en/getting-started/concepts/authentication',
  rules: [
    {
      id: 'vonage-api-secret',
      kind: 'API secret',
      severity: 'high',
      keywords: ['vonage', 'nexmo'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[A-Za-z0-9]{16})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'api-key': ['apikey', 'key'] },
    },
  ],
} as const satisfies Detector;
