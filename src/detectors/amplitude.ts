import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const amplitude = {
  provider: 'amplitude',
  docs: 'https://www.docs.developers.amplitude.com/analytics/apis/export-api/',
  rules: [
    {
      // Sends events and stands in web pages.
      id: 'amplitude-api-key',
      kind: 'API key of a project (meant to be public)',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['amplitude'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      // Exports data together with the API key.
      id: 'amplitude-api-secret',
      kind: 'secret key of a project',
      severity: 'medium',
      keywords: ['amplitude'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
