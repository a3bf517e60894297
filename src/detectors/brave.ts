import type { Detector } from './detector.js';

export const brave = {
  provider: 'brave',
  docs: 'https://api-dashboard.search.brave.com/app/documentation',
  rules: [
    {
      id: 'brave-search-api-key',
      kind: 'API key of Brave Search',
      severity: 'medium',
      keywords: [
        'brave_',
        'brave-token',
        'brave-api',
        'brave-search',
        'bravesearch',
        'braveapi',
        'x-subscription-token',
        'search.brave.com',
      ],
      pattern: String.raw`(?<secret>BSA[A-Za-z0-9_-]{24,40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
