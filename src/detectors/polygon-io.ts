import type { Detector } from './detector.js';

export const polygonIo = {
  provider: 'polygon-io',
  docs: 'https://polygon.io/docs',
  rules: [
    {
      // `polygon` alone is a shape, and a chain whose keys are other things.
      id: 'polygon-io-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: [
        'polygon_api',
        'polygon-api',
        'polygonapi',
        'polygon_key',
        'polygon-key',
        'polygonkey',
        'polygon_io',
        'polygon-io',
        'polygonio',
        'polygon.api',
        'polygon.io',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
