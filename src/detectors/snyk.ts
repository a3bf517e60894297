import type { Detector } from './detector.js';

export const snyk = {
  provider: 'snyk',
  docs: 'https://docs.snyk.io/snyk-api/authentication-for-api',
  rules: [
    {
      id: 'snyk-personal-access-token',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['snyk_uat.'],
      pattern: String.raw`(?<secret>snyk_uat\.[A-Za-z0-9]{8}\.[A-Za-z0-9_.-]{60,400})`,
      boundary: 'base64url',
      maxBytes: 450,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'snyk-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['snyk'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
