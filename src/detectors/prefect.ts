import type { Detector } from './detector.js';

export const prefect = {
  provider: 'prefect',
  docs: 'https://docs.prefect.io/latest/concepts/api_keys/',
  rules: [
    {
      id: 'prefect-api-key',
      kind: 'API key of a user or service account',
      severity: 'high',
      keywords: ['pnu_', 'pnb_'],
      pattern: String.raw`(?<secret>pn[ub]_[A-Za-z0-9]{36})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
