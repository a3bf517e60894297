import type { Detector } from './detector.js';

export const todoist = {
  provider: 'todoist',
  docs: 'https://developer.todoist.com/api/v1/#tag/Authorization',
  rules: [
    {
      id: 'todoist-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['todoist'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
