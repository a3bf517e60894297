import type { Detector } from './detector.js';

export const fleetbase = {
  provider: 'fleetbase',
  docs: 'https://docs.fleetbase.io/',
  rules: [
    {
      id: 'fleetbase-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['flb_live_', 'flb_test_'],
      pattern: String.raw`(?<secret>flb_(?:live|test)_[0-9A-Za-z]{20,64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
