import type { Detector } from './detector.js';

export const appveyor = {
  provider: 'appveyor',
  docs: 'https://www.appveyor.com/docs/api/',
  rules: [
    {
      id: 'appveyor-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['appveyor'],
      pattern: String.raw`(?<secret>v2\.[a-z0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
