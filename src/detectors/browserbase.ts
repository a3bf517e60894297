import type { Detector } from './detector.js';

export const browserbase = {
  provider: 'browserbase',
  docs: 'https://docs.browserbase.com/reference/api/overview',
  rules: [
    {
      id: 'browserbase-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['bb_live_'],
      pattern: String.raw`(?<secret>bb_live_[A-Za-z0-9_-]{27})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'browserbase-test-api-key',
      kind: 'API key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['bb_test_'],
      pattern: String.raw`(?<secret>bb_test_[A-Za-z0-9_-]{27})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
