import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const deepai = {
  provider: 'deepai',
  docs: 'https://deepai.org/docs',
  rules: [
    {
      id: 'deepai-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['deepai'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
