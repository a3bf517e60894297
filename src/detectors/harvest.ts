import type { Detector } from './detector.js';

export const harvest = {
  provider: 'harvest',
  docs: 'https://help.getharvest.com/api-v2/authentication-api/authentication/authentication/',
  rules: [
    {
      id: 'harvest-token',
      kind: 'personal access token',
      severity: 'low',
      keywords: ['.pt.'],
      pattern: String.raw`(?<secret>[0-9]{6,8}\.pt\.[A-Za-z0-9_-]{86})`,
      boundary: 'base64url',
      maxBytes: 120,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
