import type { Detector } from './detector.js';

export const neon = {
  provider: 'neon',
  docs: 'https://neon.com/docs/manage/api-keys',
  rules: [
    {
      id: 'neon-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['napi_'],
      pattern: String.raw`(?<secret>napi_[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      // In a connection URL the rule of that URL says more and wins.
      id: 'neon-role-password',
      kind: 'password of a database role',
      severity: 'high',
      keywords: ['npg_'],
      pattern: String.raw`(?<secret>npg_[A-Za-z0-9]{12,16})`,
      boundary: 'alphanumeric',
      maxBytes: 64,
      minEntropy: 3,
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
