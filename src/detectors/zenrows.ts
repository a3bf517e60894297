import type { Detector } from './detector.js';

export const zenrows = {
  provider: 'zenrows',
  docs: 'https://docs.zenrows.com/universal-scraper-api/api-reference',
  rules: [
    {
      id: 'zenrows-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['zenrows'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
