import type { Detector } from './detector.js';

export const databento = {
  provider: 'databento',
  docs: 'https://databento.com/docs/api-reference-historical/basics/authentication',
  rules: [
    {
      id: 'databento-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['databento'],
      pattern: String.raw`(?<secret>db-[A-Za-z0-9]{29})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
