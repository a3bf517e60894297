import type { Detector } from './detector.js';

export const e2b = {
  provider: 'e2b',
  docs: 'https://e2b.dev/docs/api-key',
  rules: [
    {
      id: 'e2b-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['e2b_'],
      pattern: String.raw`(?<secret>e2b_[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
