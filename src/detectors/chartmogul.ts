import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const chartmogul = {
  provider: 'chartmogul',
  docs: 'https://dev.chartmogul.com/docs/authentication',
  rules: [
    {
      id: 'chartmogul-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['chartmogul'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
