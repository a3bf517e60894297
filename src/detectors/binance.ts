import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

// Key and secret have one form; the name tells which it is.
export const binance = {
  provider: 'binance',
  docs: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security',
  rules: [
    {
      id: 'binance-api-key',
      kind: 'API key without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['binance'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'binance-secret-key',
      kind: 'secret key',
      severity: 'critical',
      keywords: ['binance'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'binance-api-key', withinBytes: 512, companion: 'api-key' },
      specificity: 65,
    },
  ],
} as const satisfies Detector;
