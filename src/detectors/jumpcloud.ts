import type { Detector } from './detector.js';

export const jumpcloud = {
  provider: 'jumpcloud',
  docs: 'https://docs.jumpcloud.com/api/1.0/index.html#section/API-Key',
  rules: [
    {
      id: 'jumpcloud-prefixed-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['jca_'],
      pattern: String.raw`(?<secret>jca_[A-Za-z0-9]{36})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'jumpcloud-api-key',
      kind: 'API key (old form)',
      severity: 'critical',
      keywords: ['jumpcloud'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
