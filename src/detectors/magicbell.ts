import type { Detector } from './detector.js';

export const magicbell = {
  provider: 'magicbell',
  docs: 'https://www.magicbell.com/docs/api/authentication',
  rules: [
    {
      id: 'magicbell-credential',
      kind: 'API key or secret',
      severity: 'low',
      keywords: ['magicbell'],
      pattern: String.raw`(?<secret>[A-Za-z0-9-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { key: ['magicbellapikey', 'apikey'] },
    },
  ],
} as const satisfies Detector;
