import type { Detector } from './detector.js';

export const configcat = {
  provider: 'configcat',
  docs: 'https://configcat.com/docs/sdk-reference/overview/',
  rules: [
    {
      // Reads feature flags; old keys lack the prefix.
      id: 'configcat-sdk-key',
      kind: 'SDK key',
      severity: 'low',
      keywords: ['configcat-sdk-1/'],
      pattern: String.raw`(?<secret>configcat-sdk-1/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
