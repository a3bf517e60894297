import type { Detector } from './detector.js';

export const taxjar = {
  provider: 'taxjar',
  docs: 'https://developers.taxjar.com/api/reference/#authentication',
  rules: [
    {
      id: 'taxjar-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['taxjar'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
