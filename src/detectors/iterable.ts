import type { Detector } from './detector.js';

export const iterable = {
  provider: 'iterable',
  docs: 'https://api.iterable.com/api/docs',
  rules: [
    {
      id: 'iterable-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'iterable_api',
        'iterable-api',
        'iterableapi',
        'iterable_key',
        'iterablekey',
        'iterable_token',
        'iterabletoken',
        'iterable_secret',
        'iterablesecret',
        'iterable_client',
        'iterableclient',
        'api.iterable.com',
        'iterable-key',
        'iterable-token',
        'iterable-secret',
        'iterable-client',
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
