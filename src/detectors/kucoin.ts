import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const kucoin = {
  provider: 'kucoin',
  docs: 'https://www.kucoin.com/docs/basics/connection-method/authentication/generating-an-api-key',
  rules: [
    {
      id: 'kucoin-key',
      kind: 'secret of an API key',
      severity: 'critical',
      keywords: ['kucoin'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: {
        'key-id': ['apikey', 'key', 'kucoinapikey'],
        passphrase: ['apipassphrase', 'passphrase', 'kucoinapipassphrase'],
      },
    },
  ],
} as const satisfies Detector;
