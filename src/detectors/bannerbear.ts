import type { Detector } from './detector.js';

export const bannerbear = {
  provider: 'bannerbear',
  docs: 'https://developers.bannerbear.com/',
  rules: [
    {
      id: 'bannerbear-api-key',
      kind: 'API key of a project or master key',
      severity: 'low',
      keywords: ['bb_pr_', 'bb_ma_'],
      pattern: String.raw`(?<secret>bb_(?:pr|ma)_[a-f0-9]{30})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
