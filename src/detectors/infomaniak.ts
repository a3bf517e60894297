import type { Detector } from './detector.js';

export const infomaniak = {
  provider: 'infomaniak',
  docs: 'https://developer.infomaniak.com/getting-started',
  rules: [
    {
      id: 'infomaniak-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['infomaniak'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{60,100})`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
