import type { Detector } from './detector.js';

export const wrike = {
  provider: 'wrike',
  docs: 'https://developers.wrike.com/oauth-20-authorization/',
  rules: [
    {
      id: 'wrike-permanent-token',
      kind: 'permanent access token (a JWT)',
      severity: 'high',
      keywords: ['wrike'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: 'base64url',
      maxBytes: 600,
      judge: 'keyed',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
