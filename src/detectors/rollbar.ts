import type { Detector } from './detector.js';

export const rollbar = {
  provider: 'rollbar',
  docs: 'https://docs.rollbar.com/docs/access-tokens',
  rules: [
    {
      id: 'rollbar-access-token',
      kind: 'access token of a project or account',
      severity: 'medium',
      keywords: ['rollbar'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
