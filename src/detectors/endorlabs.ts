import type { Detector } from './detector.js';

export const endorlabs = {
  provider: 'endorlabs',
  docs: 'https://docs.endorlabs.com/rest-api/authentication/',
  rules: [
    {
      // Key and secret have this form both.
      id: 'endorlabs-api-key',
      kind: 'API key or its secret',
      severity: 'high',
      keywords: ['endr+'],
      pattern: String.raw`(?<secret>endr\+[A-Za-z0-9-]{16})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
