import type { Detector } from './detector.js';

export const portainer = {
  provider: 'portainer',
  docs: 'https://docs.portainer.io/api/access',
  rules: [
    {
      // 32 random bytes in base64. `ptr_` begins many names in C, so that the pad and the length have to tell.
      id: 'portainer-api-key',
      kind: 'access token',
      severity: 'high',
      keywords: ['ptr_'],
      pattern: String.raw`(?<secret>ptr_[A-Za-z0-9+/_-]{43}=)`,
      boundary: 'base64',
      maxBytes: 64,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
