import type { Detector } from './detector.js';

export const papertrail = {
  provider: 'papertrail',
  docs: 'https://www.papertrail.com/help/settings-api/',
  rules: [
    {
      id: 'papertrail-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['papertrail'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
