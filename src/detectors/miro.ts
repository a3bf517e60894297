import type { Detector } from './detector.js';

export const miro = {
  provider: 'miro',
  docs: 'https://developers.miro.com/docs/getting-started-with-oauth',
  rules: [
    {
      // The first part is base64 of JSON that names where the account lies.
      id: 'miro-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['eyjtaxjv'],
      exactKeyword: 'eyJtaXJv',
      pattern: String.raw`(?<secret>eyJtaXJv[A-Za-z0-9-]{10,64}_[A-Za-z0-9_-]{20,64})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
