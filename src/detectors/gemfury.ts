import type { Detector } from './detector.js';

export const gemfury = {
  provider: 'gemfury',
  docs: 'https://gemfury.com/help/tokens/',
  rules: [
    {
      id: 'gemfury-token',
      kind: 'token in the URL of a package index',
      severity: 'high',
      keywords: ['fury.io'],
      pattern: String.raw`(?i)https?://(?:(?<user>[a-z0-9_-]{1,64}):)?(?<secret>[A-Za-z0-9]{20,36}-?)(?::[^\s@/]{0,64})?@(?:[a-z0-9-]+\.)?fury\.io`,
      boundary: 'none',
      minEntropy: 3,
      judge: 'random',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
