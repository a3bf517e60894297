import type { Detector } from './detector.js';

export const qase = {
  provider: 'qase',
  docs: 'https://developers.qase.io/docs/authentication-1',
  rules: [
    {
      id: 'qase-api-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['qase'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40,64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
