import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const delighted = {
  provider: 'delighted',
  docs: 'https://app.delighted.com/docs/api',
  rules: [
    {
      id: 'delighted-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: [
        'delighted_api',
        'delightedapi',
        'delighted.com',
        'delighted_key',
        'delighted.api',
        'delighted-api',
        'delighted-key',
        'delightedkey',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
