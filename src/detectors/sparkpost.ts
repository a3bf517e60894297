import type { Detector } from './detector.js';

export const sparkpost = {
  provider: 'sparkpost',
  docs: 'https://developers.sparkpost.com/api/#header-authentication',
  rules: [
    {
      id: 'sparkpost-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['sparkpost'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
