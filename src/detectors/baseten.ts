import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const baseten = {
  provider: 'baseten',
  docs: 'https://docs.baseten.co/reference/management-api/api-keys/lists-the-users-api-keys',
  rules: [
    {
      id: 'baseten-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['baseten'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{8}\.[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
