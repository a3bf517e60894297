import type { Detector } from './detector.js';

export const wistia = {
  provider: 'wistia',
  docs: 'https://docs.wistia.com/reference/getting-started-with-the-data-api',
  rules: [
    {
      id: 'wistia-api-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['wistia'],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
