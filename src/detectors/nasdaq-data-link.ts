import type { Detector } from './detector.js';

export const nasdaqDataLink = {
  provider: 'nasdaq-data-link',
  docs: 'https://docs.data.nasdaq.com/docs/getting-started',
  rules: [
    {
      id: 'nasdaq-data-link-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['quandl', 'nasdaq'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
