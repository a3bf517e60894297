import type { Detector } from './detector.js';

export const stytch = {
  provider: 'stytch',
  docs: 'https://stytch.com/docs/api/authentication',
  rules: [
    {
      id: 'stytch-secret',
      kind: 'project secret, live',
      severity: 'critical',
      keywords: ['secret-live-'],
      pattern: String.raw`(?<secret>secret-live-[A-Za-z0-9_-]{34}[A-Za-z0-9_=-]{2})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'stytch-test-secret',
      kind: 'project secret, test',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['secret-test-'],
      pattern: String.raw`(?<secret>secret-test-[A-Za-z0-9_-]{34}[A-Za-z0-9_=-]{2})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
