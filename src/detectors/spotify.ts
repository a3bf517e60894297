import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const spotify = {
  provider: 'spotify',
  docs: 'https://developer.spotify.com/documentation/web-api/concepts/apps',
  rules: [
    {
      id: 'spotify-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['spotify', 'spotipy'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
    {
      id: 'spotify-access-token',
      kind: 'OAuth access token, good for an hour',
      severity: 'low',
      keywords: ['spotify'],
      pattern: String.raw`(?<secret>BQ[A-Za-z0-9_-]{100,400})`,
      boundary: 'base64url',
      maxBytes: 450,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
