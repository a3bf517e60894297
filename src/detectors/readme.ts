import type { Detector } from './detector.js';

export const readme = {
  provider: 'readme',
  docs: 'https://docs.readme.com/main/reference/getproject-1',
  rules: [
    {
      id: 'readme-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['rdme_'],
      pattern: String.raw`(?<secret>rdme_[a-z0-9]{70})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
