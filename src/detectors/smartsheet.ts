import type { Detector } from './detector.js';

export const smartsheet = {
  provider: 'smartsheet',
  docs: 'https://developers.smartsheet.com/api/smartsheet/guides/basics/authentication',
  rules: [
    {
      id: 'smartsheet-token',
      kind: 'API access token',
      severity: 'high',
      keywords: ['smartsheet'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{37})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
