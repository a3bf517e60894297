import type { Detector } from './detector.js';

export const retell = {
  provider: 'retell',
  docs: 'https://docs.retellai.com/accounts/api-keys-overview',
  rules: [
    {
      id: 'retell-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['retell'],
      pattern: String.raw`(?<secret>key_[a-f0-9]{28})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
