import type { Detector } from './detector.js';

export const yousign = {
  provider: 'yousign',
  docs: 'https://developers.yousign.com/docs/authentication',
  rules: [
    {
      id: 'yousign-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['yousign'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
