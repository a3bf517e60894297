import type { Detector } from './detector.js';

export const pinterest = {
  provider: 'pinterest',
  docs: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
  rules: [
    {
      id: 'pinterest-access-token',
      kind: 'OAuth access token',
      severity: 'medium',
      keywords: ['pina_'],
      pattern: String.raw`(?<secret>pina_[A-Za-z0-9_-]{32,400})`,
      boundary: 'base64url',
      maxBytes: 420,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
