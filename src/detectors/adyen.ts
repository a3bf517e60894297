import type { Detector } from './detector.js';

export const adyen = {
  provider: 'adyen',
  docs: 'https://docs.adyen.com/development-resources/api-credentials/',
  rules: [
    {
      // Base64, then a suffix behind a dash that may hold any sign: what is taken ends at the first that is none of
      // these.
      id: 'adyen-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['adyen', 'x-api-key'],
      pattern: String.raw`(?<secret>AQE[A-Za-z0-9+/=_.-]{97,250})`,
      boundary: 'base64',
      maxBytes: 512,
      minEntropy: 4,
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
