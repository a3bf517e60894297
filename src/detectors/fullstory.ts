import type { Detector } from './detector.js';

export const fullstory = {
  provider: 'fullstory',
  docs: 'https://developer.fullstory.com/server/authentication/',
  rules: [
    {
      id: 'fullstory-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['fullstory'],
      pattern: String.raw`(?<secret>(?:na1|eu1)\.[A-Za-z0-9+/]{20,120}={0,2})`,
      boundary: 'base64',
      maxBytes: 220,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
