import type { Detector } from './detector.js';

export const datastax = {
  provider: 'datastax',
  docs: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
  rules: [
    {
      // Client id, then the secret.
      id: 'datastax-astra-token',
      kind: 'application token of Astra',
      severity: 'high',
      keywords: ['astracs:'],
      exactKeyword: 'AstraCS:',
      pattern: String.raw`(?<secret>AstraCS:[A-Za-z0-9]{24}:[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
