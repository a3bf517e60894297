import type { Detector } from './detector.js';

export const cloudsmith = {
  provider: 'cloudsmith',
  docs: 'https://help.cloudsmith.io/docs/api-key',
  rules: [
    {
      // The last six look like a check; how it is made is not published.
      id: 'cloudsmith-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['csa_'],
      pattern: String.raw`(?<secret>csa_[a-f0-9]{30}[A-Za-z0-9]{6})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
