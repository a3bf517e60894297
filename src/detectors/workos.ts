import type { Detector } from './detector.js';

export const workos = {
  provider: 'workos',
  docs: 'https://workos.com/docs/reference/api-keys',
  rules: [
    {
      // The body is base64 of `key_ID,secret`.
      id: 'workos-api-key',
      kind: 'API key, live mode',
      severity: 'critical',
      keywords: ['sk_live_a2v5xz'],
      exactKeyword: 'sk_live_a2V5Xz',
      pattern: String.raw`(?<secret>sk_live_a2V5Xz[A-Za-z0-9+/]{60,80}={0,2})`,
      boundary: 'base64',
      minEntropy: 3,
      facts: 'workos',
      judge: 'random',
      specificity: 95,
    },
    {
      id: 'workos-test-api-key',
      kind: 'API key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['sk_test_a2v5xz'],
      exactKeyword: 'sk_test_a2V5Xz',
      pattern: String.raw`(?<secret>sk_test_a2V5Xz[A-Za-z0-9+/]{60,80}={0,2})`,
      boundary: 'base64',
      minEntropy: 3,
      facts: 'workos',
      judge: 'random',
      specificity: 95,
    },
  ],
} as const satisfies Detector;
