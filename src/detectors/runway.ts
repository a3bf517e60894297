import type { Detector } from './detector.js';

export const runway = {
  provider: 'runway',
  docs: 'https://docs.dev.runwayml.com/guides/setup',
  rules: [
    {
      id: 'runway-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['runway', 'runwayml'],
      pattern: String.raw`(?<secret>key_[a-f0-9]{128})`,
      boundary: 'base64url',
      maxBytes: 300,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
