import type { Detector } from './detector.js';

export const upstage = {
  provider: 'upstage',
  docs: 'https://console.upstage.ai/docs/getting-started',
  rules: [
    {
      id: 'upstage-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['upstage'],
      pattern: String.raw`(?<secret>up_[A-Za-z0-9]{28,50})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
