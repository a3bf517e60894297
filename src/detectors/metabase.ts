import type { Detector } from './detector.js';

export const metabase = {
  provider: 'metabase',
  docs: 'https://www.metabase.com/docs/latest/people-and-groups/api-keys',
  rules: [
    {
      id: 'metabase-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['mb_'],
      pattern: String.raw`(?<secret>mb_[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      maxBytes: 64,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
