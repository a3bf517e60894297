import type { Detector } from './detector.js';

export const cartesia = {
  provider: 'cartesia',
  docs: 'https://docs.cartesia.ai/api-reference/authentication',
  rules: [
    {
      id: 'cartesia-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['sk_car_'],
      pattern: String.raw`(?<secret>sk_car_[A-Za-z0-9_]{20,24})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
