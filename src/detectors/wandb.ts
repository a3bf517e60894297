import type { Detector } from './detector.js';

export const wandb = {
  provider: 'wandb',
  docs: 'https://docs.wandb.ai/guides/track/environment-variables/',
  rules: [
    {
      id: 'wandb-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['wandb_v1_'],
      pattern: String.raw`(?<secret>wandb_v1_[A-Za-z0-9_]{77})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'wandb-api-key-legacy',
      kind: 'API key (old form)',
      severity: 'medium',
      keywords: ['wandb', 'weightsandbiases', 'weights_and_biases', 'weights-and-biases'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
