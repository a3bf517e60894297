import type { Detector } from './detector.js';

export const shippo = {
  provider: 'shippo',
  docs: 'https://docs.goshippo.com/docs/guides_general/authentication/',
  rules: [
    {
      id: 'shippo-api-token',
      kind: 'API token, live mode',
      severity: 'high',
      keywords: ['shippo_live_'],
      pattern: String.raw`(?<secret>shippo_live_[A-Fa-f0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'shippo-test-api-token',
      kind: 'API token, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['shippo_test_'],
      pattern: String.raw`(?<secret>shippo_test_[A-Fa-f0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
