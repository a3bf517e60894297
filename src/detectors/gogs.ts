import type { Detector } from './detector.js';

export const gogs = {
  provider: 'gogs',
  docs: 'https://gogs.io/docs/advanced/api',
  rules: [
    {
      id: 'gogs-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['gogs'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
