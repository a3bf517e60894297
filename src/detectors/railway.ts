import type { Detector } from './detector.js';

export const railway = {
  provider: 'railway',
  docs: 'https://docs.railway.com/reference/public-api',
  rules: [
    {
      id: 'railway-token',
      kind: 'token of an account, team or project',
      severity: 'high',
      keywords: [
        'railway_api',
        'railway-api',
        'railwayapi',
        'railway_token',
        'railway-token',
        'railwaytoken',
        'railway.api',
        'railway.app',
        'railway.com',
        'railway.token',
        'railway:',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
