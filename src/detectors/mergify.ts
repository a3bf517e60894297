import type { Detector } from './detector.js';

export const mergify = {
  provider: 'mergify',
  docs: 'https://docs.mergify.com/api/',
  rules: [
    {
      id: 'mergify-application-key',
      kind: 'application key',
      severity: 'medium',
      keywords: ['mergify_application_key_'],
      pattern: String.raw`(?<secret>mergify_application_key_[A-Za-z0-9_-]{40,200})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
