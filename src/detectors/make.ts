import type { Detector } from './detector.js';

export const make = {
  provider: 'make',
  docs: 'https://help.make.com/webhooks',
  rules: [
    {
      id: 'make-webhook-url',
      kind: 'webhook URL',
      severity: 'low',
      keywords: ['make.com/', 'hook.integromat.com'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/hook\.(?:[a-z0-9]{2,8}\.)?(?:make|integromat)\.com\\?/[a-z0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
