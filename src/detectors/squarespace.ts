import type { Detector } from './detector.js';

export const squarespace = {
  provider: 'squarespace',
  docs: 'https://developers.squarespace.com/commerce-apis/authentication-and-permissions',
  rules: [
    {
      id: 'squarespace-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['squarespace'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
