import type { Detector } from './detector.js';

export const tomtom = {
  provider: 'tomtom',
  docs: 'https://developer.tomtom.com/knowledgebase/platform/articles/how-to-get-an-tomtom-api-key/',
  rules: [
    {
      id: 'tomtom-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['tomtom'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
