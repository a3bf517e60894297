import type { Detector } from './detector.js';

export const pushover = {
  provider: 'pushover',
  docs: 'https://pushover.net/api',
  rules: [
    {
      id: 'pushover-token',
      kind: 'application token',
      severity: 'low',
      keywords: ['pushover'],
      pattern: String.raw`(?<secret>a[a-z0-9]{29})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'pushover-user-key', withinBytes: 512, companion: 'user-key' },
      specificity: 60,
    },
    {
      id: 'pushover-user-key',
      kind: 'key of a user or group without a token',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['pushover'],
      pattern: String.raw`(?<secret>[ug][a-z0-9]{29})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
