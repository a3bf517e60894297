import type { Detector } from './detector.js';

export const zapier = {
  provider: 'zapier',
  docs: 'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zaps-from-webhooks',
  rules: [
    {
      id: 'zapier-webhook-url',
      kind: 'webhook URL',
      severity: 'low',
      keywords: ['hooks.zapier.com'],
      pattern: String.raw`(?<secret>https://hooks\.zapier\.com/hooks/catch/[0-9]{5,10}/[a-z0-9]{5,10})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
