import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const webpush = {
  provider: 'webpush',
  docs: 'https://datatracker.ietf.org/doc/html/rfc8292',
  rules: [
    {
      id: 'webpush-vapid-private-key',
      kind: 'private VAPID key',
      severity: 'medium',
      keywords: ['vapid'],
      pattern: String.raw`(?i:private[_-]?key)${SIGN}(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'public-key': ['publickey', 'vapidpublickey'] },
    },
  ],
} as const satisfies Detector;
