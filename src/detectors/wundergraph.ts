import type { Detector } from './detector.js';

export const wundergraph = {
  provider: 'wundergraph',
  docs: 'https://cosmo-docs.wundergraph.com/studio/api-keys',
  rules: [
    {
      id: 'wundergraph-api-key',
      kind: 'API key of Cosmo',
      severity: 'medium',
      keywords: ['cosmo_'],
      pattern: String.raw`(?<secret>cosmo_[a-f0-9]{32})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
