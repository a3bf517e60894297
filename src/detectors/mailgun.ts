import type { Detector } from './detector.js';

export const mailgun = {
  provider: 'mailgun',
  docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
  rules: [
    {
      id: 'mailgun-private-api-key',
      kind: 'private API key',
      severity: 'high',
      keywords: ['mailgun', 'mg_api', 'mg_key', 'mgapi', 'mgkey', 'mg-api', 'mg-key'],
      pattern: String.raw`(?<secret>key-[a-f0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'mailgun-api-key-new',
      kind: 'API, sending or webhook signing key',
      severity: 'high',
      keywords: ['mailgun', 'mg_api', 'mg_key', 'mgapi', 'mgkey', 'mg-api', 'mg-key'],
      pattern: String.raw`(?<secret>[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'mailgun-public-key',
      kind: 'public validation key',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['pubkey-'],
      pattern: String.raw`(?<secret>pubkey-[a-f0-9]{32})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
