import type { Detector } from './detector.js';

// `SG.`, the key's id (16 bytes), a dot, its secret (32 bytes), both in base64url.
export const sendgrid = {
  provider: 'sendgrid',
  docs: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  rules: [
    {
      id: 'sendgrid-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['sg.'],
      exactKeyword: 'SG.',
      pattern: String.raw`(?<secret>SG\.(?<key_id>[A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
