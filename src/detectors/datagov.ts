import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const datagov = {
  provider: 'datagov',
  docs: 'https://api.data.gov/docs/developer-manual/',
  rules: [
    {
      id: 'datagov-api-key',
      kind: 'API key of US agencies',
      severity: 'low',
      keywords: [
        'data.gov',
        'nasa.gov',
        'nasa_api',
        'nasaapi',
        'nasa_key',
        'datagov',
        'data_gov',
        'nasa-api',
        'nasa-key',
        'nasakey',
        'data-gov',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
