import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const censys = {
  provider: 'censys',
  docs: 'https://docs.censys.com/reference/get-started',
  rules: [
    {
      id: 'censys-api-secret',
      kind: 'API secret',
      severity: 'medium',
      keywords: ['censys'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['apiid', 'id'] },
    },
  ],
} as const satisfies Detector;
