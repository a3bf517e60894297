import type { Detector } from './detector.js';

export const twelvedata = {
  provider: 'twelvedata',
  docs: 'https://twelvedata.com/docs#authentication',
  rules: [
    {
      id: 'twelvedata-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['twelvedata', 'twelve_data', 'twelve-data'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
