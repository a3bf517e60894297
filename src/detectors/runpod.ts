import type { Detector } from './detector.js';

export const runpod = {
  provider: 'runpod',
  docs: 'https://docs.runpod.io/get-started/api-keys',
  rules: [
    {
      id: 'runpod-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['rpa_'],
      pattern: String.raw`(?<secret>rpa_[A-Z0-9]{40}[A-Za-z0-9]{6})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
