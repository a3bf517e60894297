import type { Detector } from './detector.js';

export const fauna = {
  provider: 'fauna',
  docs: 'https://docs.fauna.com/fauna/current/learn/security/keys/',
  rules: [
    {
      id: 'fauna-secret',
      kind: 'database secret',
      severity: 'high',
      keywords: ['fauna'],
      pattern: String.raw`(?<secret>fn[A-Za-z0-9_-]{38})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
