import type { Detector } from './detector.js';

export const aikido = {
  provider: 'aikido',
  docs: 'https://help.aikido.dev/',
  rules: [
    {
      id: 'aikido-ci-token',
      kind: 'CI token',
      severity: 'medium',
      keywords: ['aik_ci_'],
      exactKeyword: 'AIK_CI_',
      pattern: String.raw`(?<secret>AIK_CI_[A-Za-z0-9]{20,44})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      // Public by itself.
      id: 'aikido-client-id',
      kind: 'client id',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['aik_client_'],
      exactKeyword: 'AIK_CLIENT_',
      pattern: String.raw`(?<secret>AIK_CLIENT_[A-Za-z0-9]{24})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'aikido-client-secret',
      kind: 'client secret',
      severity: 'medium',
      keywords: ['aik_secret_'],
      exactKeyword: 'AIK_SECRET_',
      pattern: String.raw`(?<secret>AIK_SECRET_[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'aikido-client-id', withinBytes: 512, companion: 'client-id' },
      specificity: 90,
    },
  ],
} as const satisfies Detector;
