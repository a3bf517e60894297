import type { Detector } from './detector.js';

export const maxmind = {
  provider: 'maxmind',
  docs: 'https://dev.maxmind.com/license-key/',
  rules: [
    {
      id: 'maxmind-license-key',
      kind: 'license key',
      severity: 'medium',
      keywords: ['_mmk'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)`,
      boundary: 'alphanumeric',
      maxBytes: 64,
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
