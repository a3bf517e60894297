import type { Detector } from './detector.js';

export const baremetrics = {
  provider: 'baremetrics',
  docs: 'https://developers.baremetrics.com/reference/sources',
  rules: [
    {
      id: 'baremetrics-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['baremetrics'],
      pattern: String.raw`(?<secret>(?:lk|sk)_[A-Za-z0-9_-]{22,25})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
