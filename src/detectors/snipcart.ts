import type { Detector } from './detector.js';

export const snipcart = {
  provider: 'snipcart',
  docs: 'https://docs.snipcart.com/v3/api-reference/authentication',
  rules: [
    {
      id: 'snipcart-api-key',
      kind: 'secret API key',
      severity: 'medium',
      keywords: ['snipcart'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{75,78})`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
