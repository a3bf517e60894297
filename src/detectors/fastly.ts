import type { Detector } from './detector.js';

export const fastly = {
  provider: 'fastly',
  docs: 'https://www.fastly.com/documentation/reference/api/#authentication',
  rules: [
    {
      id: 'fastly-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['fastly'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
