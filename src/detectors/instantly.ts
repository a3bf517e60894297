import type { Detector } from './detector.js';

export const instantly = {
  provider: 'instantly',
  docs: 'https://developer.instantly.ai/api/v2',
  rules: [
    {
      id: 'instantly-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'instantly_api',
        'instantly-api',
        'instantlyapi',
        'instantly_key',
        'instantlykey',
        'instantly_token',
        'instantlytoken',
        'instantly_secret',
        'instantlysecret',
        'instantly_client',
        'instantlyclient',
        'instantly:',
        'instantly.ai',
        'instantly-key',
        'instantly-token',
        'instantly-secret',
        'instantly-client',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{66}==)`,
      boundary: 'base64',
      maxBytes: 160,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
