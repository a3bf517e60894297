import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const accuweather = {
  provider: 'accuweather',
  docs: 'https://developer.accuweather.com/',
  rules: [
    {
      id: 'accuweather-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['accuweather'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32,35})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
