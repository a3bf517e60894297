import type { Detector } from './detector.js';

export const pushbullet = {
  provider: 'pushbullet',
  docs: 'https://docs.pushbullet.com/#authentication',
  rules: [
    {
      id: 'pushbullet-access-token',
      kind: 'access token',
      severity: 'medium',
      keywords: ['pushbullet'],
      pattern: String.raw`(?<secret>o\.[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
