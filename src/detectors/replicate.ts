import type { Detector } from './detector.js';

export const replicate = {
  provider: 'replicate',
  docs: 'https://replicate.com/docs/reference/http',
  rules: [
    {
      id: 'replicate-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['"r8_', "'r8_", '=r8_', ' r8_', ':r8_', 'replicate'],
      pattern: String.raw`(?<secret>r8_[A-Za-z0-9]{37})`,
      boundary: 'base64url',
      maxBytes: 140,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
