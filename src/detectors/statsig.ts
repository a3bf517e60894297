import type { Detector } from './detector.js';

export const statsig = {
  provider: 'statsig',
  docs: 'https://docs.statsig.com/sdk-keys/api-keys',
  rules: [
    {
      id: 'statsig-server-secret',
      kind: 'server secret or console key',
      severity: 'medium',
      keywords: ['statsig'],
      pattern: String.raw`(?<secret>(?:secret|console)-[A-Za-z0-9]{40,50})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
