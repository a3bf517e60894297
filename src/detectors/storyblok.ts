import type { Detector } from './detector.js';

export const storyblok = {
  provider: 'storyblok',
  docs: 'https://www.storyblok.com/docs/concepts/access-tokens',
  rules: [
    {
      id: 'storyblok-token',
      kind: 'token for content or for management',
      severity: 'medium',
      keywords: ['storyblok'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{22}tt(?:-[0-9]{1,12}-[A-Za-z0-9_-]{20})?)`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
