import type { Detector } from './detector.js';

export const postmark = {
  provider: 'postmark',
  docs: 'https://postmarkapp.com/developer/api/overview',
  rules: [
    {
      id: 'postmark-server-token',
      kind: 'token of a server or account',
      severity: 'high',
      keywords: ['postmark'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
