import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const pusher = {
  provider: 'pusher',
  docs: 'https://pusher.com/docs/channels/library_auth_reference/rest-api/',
  rules: [
    {
      id: 'pusher-channels-secret',
      kind: 'secret of an app',
      severity: 'high',
      keywords: ['pusher'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[0-9a-z]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'pusher-app-key', withinBytes: 512, companion: 'key' },
      specificity: 60,
      siblings: { 'app-id': ['appid', 'id'], cluster: ['cluster'] },
    },
    {
      id: 'pusher-app-key',
      kind: 'key of an app without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['pusher'],
      pattern: String.raw`(?i:key)${SIGN}(?<secret>[0-9a-z]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
