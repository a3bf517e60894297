import type { Detector } from './detector.js';

export const kagi = {
  provider: 'kagi',
  docs: 'https://help.kagi.com/kagi/api/overview.html',
  rules: [
    {
      id: 'kagi-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['kagi_', 'kagi-', 'kagi.com', 'kagi:', 'kagiapi', 'kagikey'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
