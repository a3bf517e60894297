import type { Detector } from './detector.js';

export const spacelift = {
  provider: 'spacelift',
  docs: 'https://docs.spacelift.io/integrations/api',
  rules: [
    {
      id: 'spacelift-api-key-secret',
      kind: 'secret of an API key',
      severity: 'high',
      keywords: ['spacelift'],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['apikeyid', 'keyid'], endpoint: ['apikeyendpoint', 'endpoint'] },
    },
  ],
} as const satisfies Detector;
