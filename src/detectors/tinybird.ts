import type { Detector } from './detector.js';

export const tinybird = {
  provider: 'tinybird',
  docs: 'https://www.tinybird.co/docs/forward/administration/tokens',
  rules: [
    {
      id: 'tinybird-token',
      kind: 'auth token',
      severity: 'high',
      keywords: ['p.eyj'],
      exactKeyword: 'p.eyJ',
      pattern: String.raw`(?<secret>p\.eyJ[A-Za-z0-9_-]{60,200}\.[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 300,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
