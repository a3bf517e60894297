import type { Detector } from './detector.js';

export const instagram = {
  provider: 'instagram',
  docs: 'https://developers.facebook.com/docs/instagram-platform/',
  rules: [
    {
      id: 'instagram-access-token',
      kind: 'access token',
      severity: 'medium',
      keywords: ['igqvj', 'igqwr', 'igaa'],
      pattern: String.raw`(?<secret>IG(?:QVJ|QWR|AA)[A-Za-z0-9_=-]{50,400})`,
      boundary: 'base64url',
      maxBytes: 480,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
