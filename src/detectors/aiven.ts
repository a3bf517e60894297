import type { Detector } from './detector.js';

export const aiven = {
  provider: 'aiven',
  docs: 'https://aiven.io/docs/tools/api',
  rules: [
    {
      id: 'aiven-auth-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['aiven'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/=]{372})`,
      boundary: 'base64',
      maxBytes: 600,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'aiven-service-password',
      kind: 'password of a service',
      severity: 'high',
      keywords: ['avns_'],
      exactKeyword: 'AVNS_',
      pattern: String.raw`(?<secret>AVNS_[A-Za-z0-9_-]{19})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
