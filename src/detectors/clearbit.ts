import type { Detector } from './detector.js';

export const clearbit = {
  provider: 'clearbit',
  docs: 'https://dashboard.clearbit.com/docs',
  rules: [
    {
      id: 'clearbit-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['clearbit'],
      pattern: String.raw`(?<secret>sk_[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
