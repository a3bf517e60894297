import type { Detector } from './detector.js';

export const saladCloud = {
  provider: 'salad-cloud',
  docs: 'https://docs.salad.com/reference/api-usage',
  rules: [
    {
      id: 'salad-cloud-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['salad_cloud_'],
      pattern: String.raw`(?<secret>salad_cloud_[0-9A-Za-z]{1,7}_[0-9A-Za-z]{7,235})`,
      boundary: 'base64url',
      maxBytes: 300,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
