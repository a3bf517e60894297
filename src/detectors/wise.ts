import type { Detector } from './detector.js';

export const wise = {
  provider: 'wise',
  docs: 'https://docs.wise.com/api-docs/guides/personal-tokens',
  rules: [
    {
      id: 'wise-api-token',
      kind: 'API token',
      severity: 'critical',
      keywords: [
        'transferwise',
        'wise.com',
        'wise_api',
        'wise-api',
        'wiseapi',
        'wise_token',
        'wise-token',
        'wisetoken',
        'wise.api',
        'wise.token',
        'wise:',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
