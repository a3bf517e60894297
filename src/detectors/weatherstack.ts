import type { Detector } from './detector.js';

export const weatherstack = {
  provider: 'weatherstack',
  docs: 'https://weatherstack.com/documentation',
  rules: [
    {
      id: 'weatherstack-api-key',
      kind: 'access key',
      severity: 'low',
      keywords: ['weatherstack'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
