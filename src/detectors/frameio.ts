import type { Detector } from './detector.js';

export const frameio = {
  provider: 'frameio',
  docs: 'https://developer.frame.io/docs/getting-started/authentication',
  rules: [
    {
      id: 'frameio-token',
      kind: 'developer token',
      severity: 'medium',
      keywords: ['fio-u-'],
      pattern: String.raw`(?<secret>fio-u-[A-Za-z0-9_-]{64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
