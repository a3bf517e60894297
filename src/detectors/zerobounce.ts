import type { Detector } from './detector.js';

export const zerobounce = {
  provider: 'zerobounce',
  docs: 'https://www.zerobounce.net/docs/email-validation-api-quickstart/',
  rules: [
    {
      id: 'zerobounce-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['zerobounce', 'zero_bounce', 'zero-bounce'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
