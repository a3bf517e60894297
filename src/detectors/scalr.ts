import type { Detector } from './detector.js';

export const scalr = {
  provider: 'scalr',
  docs: 'https://docs.scalr.io/docs/scalr-api',
  rules: [
    {
      // A claim `jti` that begins with `at-` from the issuer `user`.
      id: 'scalr-access-token',
      kind: 'access token (a JWT)',
      severity: 'high',
      keywords: ['eyjpc3mioij1c2vyiiwianrpijoiyxqt'],
      exactKeyword: 'eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt',
      pattern: String.raw`(?<secret>eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt[A-Za-z0-9_-]{20,40}\.[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
