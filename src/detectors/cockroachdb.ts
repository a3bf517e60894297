import type { Detector } from './detector.js';

export const cockroachdb = {
  provider: 'cockroachdb',
  docs: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access',
  rules: [
    {
      id: 'cockroachdb-cloud-api-key',
      kind: 'API key of a service account',
      severity: 'high',
      keywords: ['ccdb1_'],
      exactKeyword: 'CCDB1_',
      pattern: String.raw`(?<secret>CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
