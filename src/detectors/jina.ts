import type { Detector } from './detector.js';

export const jina = {
  provider: 'jina',
  docs: 'https://jina.ai/api-dashboard/',
  rules: [
    {
      id: 'jina-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['jina_'],
      pattern: String.raw`(?<secret>jina_[A-Za-z0-9]{60})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
