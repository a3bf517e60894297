import type { Detector } from './detector.js';

export const elasticCloud = {
  provider: 'elastic-cloud',
  docs: 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
  rules: [
    {
      // Based on a limited number of examples.
      id: 'elastic-cloud-api-key',
      kind: 'API key of an organization',
      severity: 'critical',
      keywords: ['essu_'],
      pattern: String.raw`(?<secret>essu_[A-Za-z0-9_-]{60,200}={0,2})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
