import type { Detector } from './detector.js';

export const ably = {
  provider: 'ably',
  docs: 'https://ably.com/docs/auth/basic',
  rules: [
    {
      // Application and key id before the colon, the secret behind it.
      id: 'ably-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['ably'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
