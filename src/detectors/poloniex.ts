import type { Detector } from './detector.js';

export const poloniex = {
  provider: 'poloniex',
  docs: 'https://api-docs.poloniex.com/',
  rules: [
    {
      id: 'poloniex-api-secret',
      kind: 'API secret',
      severity: 'high',
      keywords: ['poloniex'],
      pattern: String.raw`(?<secret>[0-9a-f]{128})`,
      boundary: 'base64url',
      maxBytes: 256,
      judge: 'keyed',
      pairWith: { rule: 'poloniex-api-key', withinBytes: 512, companion: 'key-id' },
      specificity: 60,
    },
    {
      id: 'poloniex-api-key',
      kind: 'API key without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['poloniex'],
      pattern: String.raw`(?<secret>[0-9A-Z]{8}(?:-[0-9A-Z]{8}){3})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
