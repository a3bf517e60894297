import type { Detector } from './detector.js';

export const ipinfo = {
  provider: 'ipinfo',
  docs: 'https://ipinfo.io/developers',
  rules: [
    {
      id: 'ipinfo-token',
      kind: 'access token',
      severity: 'low',
      keywords: ['ipinfo'],
      pattern: String.raw`(?<secret>[a-f0-9]{14})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
