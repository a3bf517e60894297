import type { Detector } from './detector.js';

export const unsplash = {
  provider: 'unsplash',
  docs: 'https://unsplash.com/documentation#authorization',
  rules: [
    {
      id: 'unsplash-access-key',
      kind: 'access or secret key',
      severity: 'low',
      keywords: ['unsplash'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
