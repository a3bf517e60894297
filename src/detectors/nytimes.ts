import type { Detector } from './detector.js';

export const nytimes = {
  provider: 'nytimes',
  docs: 'https://developer.nytimes.com/get-started',
  rules: [
    {
      id: 'nytimes-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['nytimes', 'newyorktimes', 'nyt_api', 'nyt-api', 'nytapi'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_=-]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
