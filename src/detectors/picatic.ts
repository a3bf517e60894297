import type { Detector } from './detector.js';

export const picatic = {
  provider: 'picatic',
  docs: 'https://developer.picatic.com/',
  rules: [
    {
      // The prefix is shared with other payment services, so that the word decides.
      id: 'picatic-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['picatic'],
      pattern: String.raw`(?<secret>sk_live_[0-9a-z]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
