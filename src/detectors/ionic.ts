import type { Detector } from './detector.js';

export const ionic = {
  provider: 'ionic',
  docs: 'https://ionic.io/docs/appflow/personal-access-tokens',
  rules: [
    {
      // Many names end in the same letters, so the sign before them is a part of the keyword.
      id: 'ionic-token',
      kind: 'personal access token',
      severity: 'medium',
      keywords: ['=ion_', '"ion_', "'ion_", ' ion_', ':ion_', '`ion_', '>ion_', '/ion_'],
      pattern: String.raw`(?<secret>ion_[A-Za-z0-9]{42})`,
      boundary: 'alphanumeric',
      maxBytes: 56,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
