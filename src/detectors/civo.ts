import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const civo = {
  provider: 'civo',
  docs: 'https://www.civo.com/api',
  rules: [
    {
      id: 'civo-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['civo'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{50})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
