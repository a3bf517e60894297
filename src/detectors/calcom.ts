import type { Detector } from './detector.js';

export const calcom = {
  provider: 'calcom',
  docs: 'https://cal.com/docs/api-reference/v2/introduction',
  rules: [
    {
      // Keys of self-hosted servers have `cal_` alone, which is searched only near the name.
      id: 'calcom-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['cal_live_', 'cal_test_', 'calcom', 'cal_com', 'cal-com', 'cal.com'],
      pattern: String.raw`(?<secret>cal_(?:live_|test_)?[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
