import type { Detector } from './detector.js';

export const lokalise = {
  provider: 'lokalise',
  docs: 'https://developers.lokalise.com/reference/api-authentication',
  rules: [
    {
      id: 'lokalise-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['lokalise'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
