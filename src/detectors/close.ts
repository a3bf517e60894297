import type { Detector } from './detector.js';

export const close = {
  provider: 'close',
  docs: 'https://developer.close.com/api/overview/api-key-authentication',
  rules: [
    {
      id: 'close-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['close.com', 'closeio', 'close.io', 'close_api', 'closeapi'],
      pattern: String.raw`(?<secret>api_[A-Za-z0-9]{22}\.[A-Za-z0-9]{22})`,
      boundary: 'alphanumeric',
      minEntropy: 4,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
