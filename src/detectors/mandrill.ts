import type { Detector } from './detector.js';

export const mandrill = {
  provider: 'mandrill',
  docs: 'https://mailchimp.com/developer/transactional/docs/authentication-delegation/',
  rules: [
    {
      // Keys from before 2023 have no prefix.
      id: 'mandrill-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['mandrill'],
      pattern: String.raw`(?<secret>(?:md-)?[A-Za-z0-9_-]{22})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
