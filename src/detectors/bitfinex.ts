import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

// Key and secret have one form; the name tells which it is.
export const bitfinex = {
  provider: 'bitfinex',
  docs: 'https://docs.bitfinex.com/docs/rest-auth',
  rules: [
    {
      id: 'bitfinex-api-key',
      kind: 'API key without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['bitfinex'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'bitfinex-secret-key',
      kind: 'secret key',
      severity: 'high',
      keywords: ['bitfinex'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'bitfinex-api-key', withinBytes: 512, companion: 'api-key' },
      specificity: 65,
    },
  ],
} as const satisfies Detector;
