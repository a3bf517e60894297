import type { Detector } from './detector.js';

export const keenio = {
  provider: 'keenio',
  docs: 'https://keen.io/docs/api/',
  rules: [
    {
      id: 'keenio-key',
      kind: 'master, read or write key',
      severity: 'low',
      keywords: [
        'keen.io',
        'keenio',
        'keen_io',
        'keen_read',
        'keen_write',
        'keen_master',
        'keen_api',
        'keenread',
        'keenwrite',
        'keenmaster',
        'keenapi',
        'keen-io',
        'keen-read',
        'keen-write',
        'keen-master',
        'keen-api',
      ],
      pattern: String.raw`(?<secret>[A-F0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
