import type { Detector } from './detector.js';

export const sslmate = {
  provider: 'sslmate',
  docs: 'https://sslmate.com/help/reference/apiv2',
  rules: [
    {
      id: 'sslmate-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['sslmate'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{36})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
