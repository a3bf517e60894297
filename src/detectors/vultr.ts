import type { Detector } from './detector.js';

export const vultr = {
  provider: 'vultr',
  docs: 'https://www.vultr.com/api/#section/Authentication',
  rules: [
    {
      id: 'vultr-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['vultr'],
      pattern: String.raw`(?<secret>[A-Z0-9]{36})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
