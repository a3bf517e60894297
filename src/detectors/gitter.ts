import type { Detector } from './detector.js';

export const gitter = {
  provider: 'gitter',
  docs: 'https://developer.gitter.im/docs/authentication',
  rules: [
    {
      id: 'gitter-access-token',
      kind: 'personal access token',
      severity: 'low',
      keywords: ['gitter'],
      pattern: String.raw`(?<secret>[a-z0-9_-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
