import type { Detector } from './detector.js';

export const typeform = {
  provider: 'typeform',
  docs: 'https://www.typeform.com/developers/get-started/personal-access-token/',
  rules: [
    {
      id: 'typeform-pat',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['tfp_'],
      pattern: String.raw`(?<secret>tfp_[A-Za-z0-9_.=-]{40,59})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
