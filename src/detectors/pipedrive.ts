import type { Detector } from './detector.js';

export const pipedrive = {
  provider: 'pipedrive',
  docs: 'https://pipedrive.readme.io/docs/core-api-concepts-authentication',
  rules: [
    {
      id: 'pipedrive-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['pipedrive'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
