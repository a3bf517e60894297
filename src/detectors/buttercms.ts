import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const buttercms = {
  provider: 'buttercms',
  docs: 'https://buttercms.com/docs/api',
  rules: [
    {
      id: 'buttercms-api-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['buttercms', 'butter_cms', 'butter-cms'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
