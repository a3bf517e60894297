import type { Detector } from './detector.js';

export const razorpay = {
  provider: 'razorpay',
  docs: 'https://razorpay.com/docs/api/',
  rules: [
    {
      id: 'razorpay-key-secret',
      kind: 'key secret',
      severity: 'critical',
      keywords: ['razorpay'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'razorpay-key-id', withinBytes: 512, companion: 'key-id' },
      specificity: 60,
    },
    {
      id: 'razorpay-key-id',
      kind: 'key id without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['rzp_live_', 'rzp_test_'],
      pattern: String.raw`(?<secret>rzp_(?:live|test)_[A-Za-z0-9]{14})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
