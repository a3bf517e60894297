import type { Detector } from './detector.js';

export const plivo = {
  provider: 'plivo',
  docs: 'https://www.plivo.com/docs/voice/api/overview/',
  rules: [
    {
      id: 'plivo-auth-token',
      kind: 'auth token',
      severity: 'high',
      keywords: ['plivo'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'plivo-auth-id', withinBytes: 512, companion: 'auth-id' },
      specificity: 60,
    },
    {
      id: 'plivo-auth-id',
      kind: 'auth id without its token',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['plivo'],
      pattern: String.raw`(?<secret>MA[A-Z0-9]{18})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
