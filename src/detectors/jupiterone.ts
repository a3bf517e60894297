import type { Detector } from './detector.js';

export const jupiterone = {
  provider: 'jupiterone',
  docs: 'https://docs.jupiterone.io/reference/authentication',
  rules: [
    {
      id: 'jupiterone-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['jupiterone'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{76})`,
      boundary: 'alphanumeric',
      maxBytes: 180,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
