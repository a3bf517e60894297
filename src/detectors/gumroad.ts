import type { Detector } from './detector.js';

export const gumroad = {
  provider: 'gumroad',
  docs: 'https://gumroad.com/api',
  rules: [
    {
      id: 'gumroad-access-token',
      kind: 'access token',
      severity: 'medium',
      keywords: ['gumroad'],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9_-]{43}|[a-f0-9]{64}))`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
