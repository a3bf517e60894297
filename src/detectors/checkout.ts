import type { Detector } from './detector.js';

export const checkout = {
  provider: 'checkout',
  docs: 'https://www.checkout.com/docs/get-started/api-keys',
  rules: [
    {
      // `sk_` before a UUID, near a name of the vendor.
      id: 'checkout-secret-key',
      kind: 'secret key (previous form)',
      severity: 'critical',
      keywords: ['checkout', 'cko_', 'cko-', 'ckosecret'],
      pattern: String.raw`(?<secret>sk_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
    {
      id: 'checkout-test-secret-key',
      kind: 'secret key of the sandbox (previous form)',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['sk_test_'],
      pattern: String.raw`(?<secret>sk_test_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
