import type { Detector } from './detector.js';

export const composio = {
  provider: 'composio',
  docs: 'https://docs.composio.dev/docs/authentication',
  rules: [
    {
      // Based on a limited number of examples.
      id: 'composio-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['composio'],
      pattern: String.raw`(?<secret>ak_[A-Za-z0-9_-]{20})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 72,
    },
  ],
} as const satisfies Detector;
