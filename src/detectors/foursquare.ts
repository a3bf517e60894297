import type { Detector } from './detector.js';

export const foursquare = {
  provider: 'foursquare',
  docs: 'https://docs.foursquare.com/developer/reference/v2-authentication',
  rules: [
    {
      // Client id and secret have the same form; the name tells.
      id: 'foursquare-client-secret',
      kind: 'client secret',
      severity: 'low',
      keywords: ['foursquare'],
      pattern: String.raw`(?<secret>[0-9A-Z]{48})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id', 'foursquareclientid'] },
    },
  ],
} as const satisfies Detector;
