import type { Detector } from './detector.js';

export const here = {
  provider: 'here',
  docs: 'https://www.here.com/docs/bundle/identity-and-access-management-developer-guide/page/topics/plat-using-apikeys.html',
  rules: [
    {
      id: 'here-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'hereapi',
        'here_api',
        'here-api',
        'here_maps',
        'heremaps',
        'here_key',
        'herekey',
        'here-maps',
        'here-key',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
