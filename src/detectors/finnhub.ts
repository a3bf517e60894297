import type { Detector } from './detector.js';

export const finnhub = {
  provider: 'finnhub',
  docs: 'https://finnhub.io/docs/api/authentication',
  rules: [
    {
      // Old tokens have 20 characters, current ones 40.
      id: 'finnhub-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['finnhub'],
      pattern: String.raw`(?<secret>[a-z0-9]{20}(?:[a-z0-9]{20})?)`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
