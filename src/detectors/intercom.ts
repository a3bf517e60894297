import type { Detector } from './detector.js';

export const intercom = {
  provider: 'intercom',
  docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
  rules: [
    {
      // Base64 of `tok:` and what follows.
      id: 'intercom-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['dg9ro'],
      exactKeyword: 'dG9rO',
      pattern: String.raw`(?<secret>dG9rO[A-Za-z0-9+/]{54}=)`,
      boundary: 'base64',
      maxBytes: 80,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
