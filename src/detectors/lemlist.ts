import type { Detector } from './detector.js';

export const lemlist = {
  provider: 'lemlist',
  docs: 'https://developer.lemlist.com/api-reference/getting-started/authentication',
  rules: [
    {
      id: 'lemlist-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['lemlist'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
