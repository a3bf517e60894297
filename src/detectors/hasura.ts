import type { Detector } from './detector.js';

export const hasura = {
  provider: 'hasura',
  docs: 'https://hasura.io/docs/2.0/deployment/securing-graphql-endpoint/',
  rules: [
    {
      // The operator chooses the value; only machine-made ones are told from words.
      id: 'hasura-admin-secret',
      kind: 'admin secret',
      severity: 'critical',
      keywords: ['hasura'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20,64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
