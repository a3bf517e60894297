import type { Detector } from './detector.js';

export const lichess = {
  provider: 'lichess',
  docs: 'https://lichess.org/api#section/Introduction/Authentication',
  rules: [
    {
      id: 'lichess-token',
      kind: 'personal access token',
      severity: 'low',
      keywords: ['lip_'],
      pattern: String.raw`(?<secret>lip_[A-Za-z0-9]{16,60})`,
      boundary: 'alphanumeric',
      maxBytes: 80,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
