import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const clay = {
  provider: 'clay',
  docs: 'https://university.clay.com/docs/http-api-integration-overview',
  rules: [
    {
      id: 'clay-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: [
        'clay_api',
        'clayapi',
        'clay_key',
        'clay_token',
        'clay-api',
        'clay-key',
        'claykey',
        'clay-token',
        'claytoken',
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
