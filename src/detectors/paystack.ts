import type { Detector } from './detector.js';

export const paystack = {
  provider: 'paystack',
  docs: 'https://paystack.com/docs/api/authentication/',
  rules: [
    {
      // The prefix is shared with other payment services, so that the word decides.
      id: 'paystack-secret-key',
      kind: 'secret key, live mode',
      severity: 'critical',
      keywords: ['paystack'],
      pattern: String.raw`(?<secret>sk_live_[A-Za-z0-9]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'random',
      specificity: 92,
    },
    {
      id: 'paystack-test-secret-key',
      kind: 'secret key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['paystack'],
      pattern: String.raw`(?<secret>sk_test_[A-Za-z0-9]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'random',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
