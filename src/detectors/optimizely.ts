import type { Detector } from './detector.js';

export const optimizely = {
  provider: 'optimizely',
  docs: 'https://docs.developers.optimizely.com/web-experimentation/docs/personal-access-token',
  rules: [
    {
      id: 'optimizely-token',
      kind: 'personal access token',
      severity: 'medium',
      keywords: ['optimizely'],
      pattern: String.raw`(?<secret>2:[A-Za-z0-9_-]{52})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
