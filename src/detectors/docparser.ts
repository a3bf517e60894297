import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const docparser = {
  provider: 'docparser',
  docs: 'https://docparser.com/docs/api/',
  rules: [
    {
      id: 'docparser-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['docparser'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
