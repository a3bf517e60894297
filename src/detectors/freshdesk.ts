import type { Detector } from './detector.js';

export const freshdesk = {
  provider: 'freshdesk',
  docs: 'https://developers.freshdesk.com/api/#authentication',
  rules: [
    {
      id: 'freshdesk-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['freshdesk'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
