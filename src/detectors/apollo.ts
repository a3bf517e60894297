import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const apollo = {
  provider: 'apollo',
  docs: 'https://docs.apollo.io/reference/authentication',
  rules: [
    {
      id: 'apollo-api-key',
      kind: 'API key of Apollo.io',
      severity: 'medium',
      keywords: [
        'apollo_api',
        'apollo.io',
        'apolloio',
        'apolloapi',
        'apollo_key',
        'apollo_io',
        'apollo-api',
        'apollo-key',
        'apollokey',
        'apollo-io',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{22})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
