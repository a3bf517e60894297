import type { Detector } from './detector.js';

export const pandadoc = {
  provider: 'pandadoc',
  docs: 'https://developers.pandadoc.com/reference/using-api-keys',
  rules: [
    {
      id: 'pandadoc-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['pandadoc'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
