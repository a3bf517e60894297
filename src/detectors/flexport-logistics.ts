import type { Detector } from './detector.js';

export const flexportLogistics = {
  provider: 'flexport-logistics',
  docs: 'https://docs.logistics-api.flexport.com/',
  rules: [
    {
      id: 'flexport-logistics-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['shltm_'],
      pattern: String.raw`(?<secret>shltm_[0-9A-Za-z_-]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
