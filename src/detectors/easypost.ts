import type { Detector } from './detector.js';

export const easypost = {
  provider: 'easypost',
  docs: 'https://docs.easypost.com/docs/authentication',
  rules: [
    {
      id: 'easypost-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['ezak'],
      exactKeyword: 'EZAK',
      pattern: String.raw`(?<secret>EZAK[A-Za-z0-9]{54})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'easypost-test-api-key',
      kind: 'API key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['eztk'],
      exactKeyword: 'EZTK',
      pattern: String.raw`(?<secret>EZTK[A-Za-z0-9]{54})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
