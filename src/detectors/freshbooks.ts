import type { Detector } from './detector.js';

export const freshbooks = {
  provider: 'freshbooks',
  docs: 'https://www.freshbooks.com/api/authentication',
  rules: [
    {
      id: 'freshbooks-access-token',
      kind: 'access token',
      severity: 'medium',
      keywords: ['freshbooks'],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
