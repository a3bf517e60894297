import type { Detector } from './detector.js';

export const thousandeyes = {
  provider: 'thousandeyes',
  docs: 'https://developer.cisco.com/docs/thousandeyes/authentication/',
  rules: [
    {
      id: 'thousandeyes-token',
      kind: 'OAuth bearer token',
      severity: 'medium',
      keywords: ['thousandeyes'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
