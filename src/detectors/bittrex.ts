import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

// Key and secret have one form; the name tells which it is.
export const bittrex = {
  provider: 'bittrex',
  docs: 'https://bittrex.github.io/api/v3',
  rules: [
    {
      id: 'bittrex-api-key',
      kind: 'API key without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['bittrex'],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'bittrex-secret-key',
      kind: 'secret key',
      severity: 'high',
      keywords: ['bittrex'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[a-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'bittrex-api-key', withinBytes: 512, companion: 'api-key' },
      specificity: 65,
    },
  ],
} as const satisfies Detector;
