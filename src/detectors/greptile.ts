import type { Detector } from './detector.js';

export const greptile = {
  provider: 'greptile',
  docs: 'https://www.greptile.com/docs/api-reference/introduction',
  rules: [
    {
      id: 'greptile-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['greptile'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{48})`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
