import type { Detector } from './detector.js';

export const friendli = {
  provider: 'friendli',
  docs: 'https://friendli.ai/docs/guides/personal_access_tokens',
  rules: [
    {
      id: 'friendli-token',
      kind: 'personal access token',
      severity: 'medium',
      keywords: ['flp_'],
      pattern: String.raw`(?<secret>flp_[A-Za-z0-9]{46})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
