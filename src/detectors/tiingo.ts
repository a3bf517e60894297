import type { Detector } from './detector.js';

export const tiingo = {
  provider: 'tiingo',
  docs: 'https://www.tiingo.com/documentation/general/connecting',
  rules: [
    {
      id: 'tiingo-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['tiingo'],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
