import type { Detector } from './detector.js';

export const imagekit = {
  provider: 'imagekit',
  docs: 'https://imagekit.io/docs/api-keys',
  rules: [
    {
      id: 'imagekit-private-key',
      kind: 'private API key',
      severity: 'medium',
      keywords: ['imagekit'],
      pattern: String.raw`(?<secret>private_[A-Za-z0-9+/_=-]{8,128})`,
      boundary: 'base64url',
      maxBytes: 220,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
