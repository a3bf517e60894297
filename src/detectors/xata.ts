import type { Detector } from './detector.js';

export const xata = {
  provider: 'xata',
  docs: 'https://xata.io/docs/concepts/api-keys',
  rules: [
    {
      id: 'xata-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['xau_'],
      pattern: String.raw`(?<secret>xau_[A-Za-z0-9]{32,44})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
