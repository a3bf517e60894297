import type { Detector } from './detector.js';

export const kickbox = {
  provider: 'kickbox',
  docs: 'https://docs.kickbox.com/docs/using-the-api',
  rules: [
    {
      id: 'kickbox-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['kickbox'],
      pattern: String.raw`(?<secret>(?:live|test)_[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
