import type { Detector } from './detector.js';

export const nexus = {
  provider: 'nexus',
  docs: 'https://help.sonatype.com/en/user-tokens.html',
  rules: [
    {
      id: 'nexus-user-token',
      kind: 'password of a user token',
      severity: 'high',
      keywords: ['nexus'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{44})`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
