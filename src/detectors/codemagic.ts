import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const codemagic = {
  provider: 'codemagic',
  docs: 'https://docs.codemagic.io/rest-api/codemagic-rest-api/',
  rules: [
    {
      id: 'codemagic-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['codemagic'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
