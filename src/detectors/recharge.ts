import type { Detector } from './detector.js';

// The two numbers before the body are permissions: `sk_1x1_`, `sk_10x3_`.
export const recharge = {
  provider: 'recharge',
  docs: 'https://developer.rechargepayments.com/2021-11/authentication',
  rules: [
    {
      id: 'recharge-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['sk_1x', 'sk_2x', 'sk_3x', 'sk_5x', 'sk_10x'],
      pattern: String.raw`(?<secret>sk_[0-9]{1,2}x[0-9]{1,2}_[0-9a-f]{64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'recharge-test-api-token',
      kind: 'API token, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['sk_test_1x', 'sk_test_2x', 'sk_test_3x', 'sk_test_5x', 'sk_test_10x'],
      pattern: String.raw`(?<secret>sk_test_[0-9]{1,2}x[0-9]{1,2}_[0-9a-f]{64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
