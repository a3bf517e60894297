import type { Detector } from './detector.js';

export const photoroom = {
  provider: 'photoroom',
  docs: 'https://docs.photoroom.com/getting-started/introduction',
  rules: [
    {
      id: 'photoroom-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['sk_pr_'],
      pattern: String.raw`(?<secret>(?:sandbox_)?sk_pr_[A-Za-z0-9]{1,64}_[a-f0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
