import type { Detector } from './detector.js';

export const ipstack = {
  provider: 'ipstack',
  docs: 'https://ipstack.com/documentation',
  rules: [
    {
      id: 'ipstack-access-key',
      kind: 'access key',
      severity: 'low',
      keywords: ['ipstack', 'apilayer'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
