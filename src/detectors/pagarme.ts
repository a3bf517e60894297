import type { Detector } from './detector.js';

export const pagarme = {
  provider: 'pagarme',
  docs: 'https://docs.pagar.me/',
  rules: [
    {
      id: 'pagarme-api-key',
      kind: 'API key, live mode',
      severity: 'high',
      keywords: ['ak_live_'],
      pattern: String.raw`(?<secret>ak_live_[A-Za-z0-9]{30})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'pagarme-test-api-key',
      kind: 'API key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['ak_test_'],
      pattern: String.raw`(?<secret>ak_test_[A-Za-z0-9]{30})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
