import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const shutterstock = {
  provider: 'shutterstock',
  docs: 'https://api-reference.shutterstock.com/',
  rules: [
    {
      id: 'shutterstock-secret',
      kind: 'consumer secret',
      severity: 'low',
      keywords: ['shutterstock'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[A-Za-z0-9]{16})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'consumer-key': ['consumerkey', 'clientid', 'key', 'id'] },
    },
  ],
} as const satisfies Detector;
