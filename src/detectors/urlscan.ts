import type { Detector } from './detector.js';

export const urlscan = {
  provider: 'urlscan',
  docs: 'https://urlscan.io/docs/api/',
  rules: [
    {
      id: 'urlscan-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['urlscan'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
