import type { Detector } from './detector.js';

export const telnyx = {
  provider: 'telnyx',
  docs: 'https://developers.telnyx.com/development/api-fundamentals/authentication',
  rules: [
    {
      id: 'telnyx-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['telnyx'],
      pattern: String.raw`(?<secret>KEY[0-9A-F]{32}_[A-Za-z0-9]{22}|KEY[0-9A-Za-z_-]{55})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
