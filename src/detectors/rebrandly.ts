import type { Detector } from './detector.js';

export const rebrandly = {
  provider: 'rebrandly',
  docs: 'https://developers.rebrandly.com/docs/api-key-authentication',
  rules: [
    {
      id: 'rebrandly-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['rebrandly'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
