import type { Detector } from './detector.js';

export const tines = {
  provider: 'tines',
  docs: 'https://www.tines.com/docs/actions/types/webhook/',
  rules: [
    {
      id: 'tines-webhook-url',
      kind: 'webhook URL',
      severity: 'low',
      keywords: ['tines.com/webhook'],
      pattern: String.raw`(?<secret>https://[a-z0-9.-]{1,80}\.tines\.com/webhook/[a-f0-9]{32}/[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
