import type { Detector } from './detector.js';

export const rubygems = {
  provider: 'rubygems',
  docs: 'https://guides.rubygems.org/api-key-scopes/',
  rules: [
    {
      id: 'rubygems-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['rubygems_'],
      pattern: String.raw`(?<secret>rubygems_[a-f0-9]{48})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'rubygems-api-key-legacy',
      kind: 'API key (old form)',
      severity: 'critical',
      keywords: ['rubygems'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
