import type { Detector } from './detector.js';

export const voyageai = {
  provider: 'voyageai',
  docs: 'https://docs.voyageai.com/docs/api-key-and-installation',
  rules: [
    {
      id: 'voyageai-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'voyage_api',
        'voyage-api',
        'voyageapi',
        'voyage_key',
        'voyage-key',
        'voyagekey',
        'voyage_ai',
        'voyage-ai',
        'voyageai',
        'voyage.api',
      ],
      pattern: String.raw`(?<secret>(?:pa|al)-[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
