import type { Detector } from './detector.js';

export const finage = {
  provider: 'finage',
  docs: 'https://finage.co.uk/docs/api/getting-started',
  rules: [
    {
      id: 'finage-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['finage'],
      pattern: String.raw`(?<secret>API_KEY[0-9A-Z]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
