import type { Detector } from './detector.js';

export const cursor = {
  provider: 'cursor',
  docs: 'https://cursor.com/docs/cloud-agent/api/endpoints',
  rules: [
    {
      // Old keys begin with `key_`, which is searched near the name only.
      id: 'cursor-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: [
        'crsr_',
        'cursor_api',
        'cursorapi',
        'cursor.com',
        'cursor_key',
        'cursor_token',
        'cursor-api',
        'cursor.api',
        'cursor-key',
        'cursorkey',
        'cursor.key',
        'cursor-token',
        'cursortoken',
        'cursor.token',
      ],
      pattern: String.raw`(?<secret>(?:key|crsr)_[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
