import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const ringcentral = {
  provider: 'ringcentral',
  docs: 'https://developers.ringcentral.com/guide/authentication',
  rules: [
    {
      id: 'ringcentral-client-secret',
      kind: 'client secret',
      severity: 'high',
      keywords: ['ringcentral', 'rc_client', 'rc_app', 'rc-client', 'rcclient', 'rc-app', 'rcapp'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[A-Za-z0-9_-]{22})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
  ],
} as const satisfies Detector;
