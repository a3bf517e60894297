import type { Detector } from './detector.js';

export const scrapingbee = {
  provider: 'scrapingbee',
  docs: 'https://www.scrapingbee.com/documentation/',
  rules: [
    {
      id: 'scrapingbee-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['scrapingbee', 'scraping_bee', 'scraping-bee'],
      pattern: String.raw`(?<secret>[A-Z0-9]{80})`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
