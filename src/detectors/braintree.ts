import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const braintree = {
  provider: 'braintree',
  docs: 'https://developer.paypal.com/braintree/docs/start/hello-server',
  rules: [
    {
      // The merchant is its third part.
      id: 'braintree-access-token',
      kind: 'access token',
      severity: 'critical',
      keywords: ['access_token$production$'],
      pattern: String.raw`(?<secret>access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      // The merchant is its third part.
      id: 'braintree-sandbox-access-token',
      kind: 'access token of the sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['access_token$sandbox$'],
      pattern: String.raw`(?<secret>access_token\$sandbox\$[0-9a-z]{16}\$[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'braintree-private-key',
      kind: 'private key of the API',
      severity: 'high',
      keywords: ['braintree', 'bt_private', 'bt-private', 'btprivate'],
      pattern: String.raw`(?i:private)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 65,
      siblings: { 'public-key': ['publickey'], 'merchant-id': ['merchantid'] },
    },
  ],
} as const satisfies Detector;
