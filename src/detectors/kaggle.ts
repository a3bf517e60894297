import type { Detector } from './detector.js';

export const kaggle = {
  provider: 'kaggle',
  docs: 'https://www.kaggle.com/docs/api#authentication',
  rules: [
    {
      id: 'kaggle-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['kgat_'],
      pattern: String.raw`(?<secret>KGAT_[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'kaggle-api-key-legacy',
      kind: 'API key',
      severity: 'medium',
      keywords: ['kaggle'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      // `kaggle.json` names no vendor: its two members tell.
      id: 'kaggle-key-file',
      kind: 'key file of the command line',
      severity: 'medium',
      keywords: ['"username":'],
      pattern: String.raw`"username"\s*:\s*"(?<user>[^"\s]{1,64})"\s*,\s*"key"\s*:\s*"(?<secret>[0-9a-f]{32})"`,
      boundary: 'none',
      minEntropy: 2.8,
      judge: 'random',
      specificity: 58,
    },
  ],
} as const satisfies Detector;
