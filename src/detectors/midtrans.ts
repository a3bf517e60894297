import type { Detector } from './detector.js';

export const midtrans = {
  provider: 'midtrans',
  docs: 'https://docs.midtrans.com/docs/authorization',
  rules: [
    {
      id: 'midtrans-server-key',
      kind: 'server key',
      severity: 'critical',
      keywords: ['mid-server-'],
      pattern: String.raw`(?<secret>Mid-server-[A-Za-z0-9_-]{10,24})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'midtrans-sandbox-server-key',
      kind: 'server key, sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['sb-mid-server-'],
      pattern: String.raw`(?<secret>SB-Mid-server-[A-Za-z0-9_-]{10,24})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 89,
    },
    {
      id: 'midtrans-client-key',
      kind: 'client key, meant to be public',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['mid-client-'],
      pattern: String.raw`(?<secret>(?:SB-)?Mid-client-[A-Za-z0-9_-]{10,24})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
