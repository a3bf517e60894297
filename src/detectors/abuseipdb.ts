import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const abuseipdb = {
  provider: 'abuseipdb',
  docs: 'https://docs.abuseipdb.com/',
  rules: [
    {
      id: 'abuseipdb-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['abuseipdb'],
      pattern: String.raw`(?<secret>[a-f0-9]{80})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
