import type { Detector } from './detector.js';

export const stackhawk = {
  provider: 'stackhawk',
  docs: 'https://docs.stackhawk.com/web-app/',
  rules: [
    {
      id: 'stackhawk-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['hawk.'],
      pattern: String.raw`(?<secret>hawk\.[0-9A-Za-z_-]{20}\.[0-9A-Za-z_-]{20})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
