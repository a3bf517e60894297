import type { Detector } from './detector.js';

export const sanity = {
  provider: 'sanity',
  docs: 'https://www.sanity.io/docs/content-lake/http-auth',
  rules: [
    {
      id: 'sanity-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['sanity'],
      pattern: String.raw`(?<secret>sk[A-Za-z0-9]{78,178})`,
      boundary: 'base64url',
      maxBytes: 300,
      minEntropy: 4,
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
