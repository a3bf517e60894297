import type { Detector } from './detector.js';

export const segment = {
  provider: 'segment',
  docs: 'https://segment.com/docs/api/public-api/',
  rules: [
    {
      id: 'segment-public-api-token',
      kind: 'token of the public API',
      severity: 'high',
      keywords: ['sgp_'],
      pattern: String.raw`(?<secret>sgp_[A-Za-z0-9]{64})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'segment-write-key',
      kind: 'write key of a source',
      severity: 'low',
      keywords: [
        'segmentwrite',
        'segment_write',
        'segment-write',
        'segment_api',
        'segment-api',
        'writekey',
        'analytics.load',
        'segment.com',
        'segment.io',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
