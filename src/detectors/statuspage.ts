import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const statuspage = {
  provider: 'statuspage',
  docs: 'https://developer.statuspage.io/',
  rules: [
    {
      // Older keys are UUIDs, newer ones 64 digits.
      id: 'statuspage-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['statuspage'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
