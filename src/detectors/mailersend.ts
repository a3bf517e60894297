import type { Detector } from './detector.js';

export const mailersend = {
  provider: 'mailersend',
  docs: 'https://developers.mailersend.com/general#authentication',
  rules: [
    {
      id: 'mailersend-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['mlsn.'],
      pattern: String.raw`(?<secret>mlsn\.[A-Za-z0-9]{30,100})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
