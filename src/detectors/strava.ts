import type { Detector } from './detector.js';

export const strava = {
  provider: 'strava',
  docs: 'https://developers.strava.com/docs/authentication/',
  rules: [
    {
      id: 'strava-credential',
      kind: 'OAuth client secret or token',
      severity: 'low',
      keywords: ['strava'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
  ],
} as const satisfies Detector;
