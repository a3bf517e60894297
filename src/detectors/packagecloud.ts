import type { Detector } from './detector.js';

export const packagecloud = {
  provider: 'packagecloud',
  docs: 'https://packagecloud.io/docs/api',
  rules: [
    {
      id: 'packagecloud-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['packagecloud'],
      pattern: String.raw`(?<secret>[0-9a-f]{48})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
