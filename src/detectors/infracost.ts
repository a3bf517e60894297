import type { Detector } from './detector.js';

export const infracost = {
  provider: 'infracost',
  docs: 'https://www.infracost.io/docs/cloud_pricing_api/overview/',
  rules: [
    {
      id: 'infracost-api-token',
      kind: 'API key',
      severity: 'low',
      keywords: ['ico-'],
      exactKeyword: 'ico-',
      pattern: String.raw`(?<secret>ico-[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 48,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
