import type { Detector } from './detector.js';

export const yelp = {
  provider: 'yelp',
  docs: 'https://docs.developer.yelp.com/docs/places-authentication',
  rules: [
    {
      id: 'yelp-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['yelp'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{128})`,
      boundary: 'base64url',
      maxBytes: 256,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
