import type { Detector } from './detector.js';

export const langsmith = {
  provider: 'langsmith',
  docs: 'https://docs.langchain.com/langsmith/create-account-api-key',
  rules: [
    {
      id: 'langsmith-personal-access-token',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['lsv2_pt_'],
      pattern: String.raw`(?<secret>lsv2_pt_[A-Fa-f0-9]{32}_[A-Fa-f0-9]{10})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'langsmith-service-key',
      kind: 'service key',
      severity: 'high',
      keywords: ['lsv2_sk_'],
      pattern: String.raw`(?<secret>lsv2_sk_[A-Fa-f0-9]{32}_[A-Fa-f0-9]{10})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'langsmith-api-key-legacy',
      kind: 'API key (first version)',
      severity: 'high',
      keywords: ['ls__'],
      pattern: String.raw`(?<secret>ls__[A-Fa-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
