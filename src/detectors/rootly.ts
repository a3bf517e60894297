import type { Detector } from './detector.js';

export const rootly = {
  provider: 'rootly',
  docs: 'https://docs.rootly.com/api-reference/overview',
  rules: [
    {
      id: 'rootly-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['rootly_'],
      pattern: String.raw`(?<secret>rootly_[a-f0-9]{64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
