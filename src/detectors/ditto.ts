import type { Detector } from './detector.js';

export const ditto = {
  provider: 'ditto',
  docs: 'https://developer.dittowords.com/api-reference/authentication',
  rules: [
    {
      id: 'ditto-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['ditto'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 78,
    },
  ],
} as const satisfies Detector;
