import type { Detector } from './detector.js';

export const scalingo = {
  provider: 'scalingo',
  docs: 'https://developers.scalingo.com/apps/api/authentication',
  rules: [
    {
      id: 'scalingo-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['tk-us-'],
      pattern: String.raw`(?<secret>tk-us-[A-Za-z0-9_-]{48})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
