import type { Detector } from './detector.js';

export const percy = {
  provider: 'percy',
  docs: 'https://www.browserstack.com/docs/percy/get-started/first-project',
  rules: [
    {
      id: 'percy-token',
      kind: 'project token',
      severity: 'low',
      keywords: ['percy_token', 'percy-token', 'percytoken', 'percy.io'],
      pattern: String.raw`(?<secret>(?:(?:web|app|auto|ss)_)?[a-f0-9]{64})`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
