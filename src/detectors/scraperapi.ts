import type { Detector } from './detector.js';

export const scraperapi = {
  provider: 'scraperapi',
  docs: 'https://www.scraperapi.com/documentation/',
  rules: [
    {
      id: 'scraperapi-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['scraperapi', 'scraper_api', 'scraper-api'],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
