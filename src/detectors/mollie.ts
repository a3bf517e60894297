import type { Detector } from './detector.js';

export const mollie = {
  provider: 'mollie',
  docs: 'https://docs.mollie.com/reference/authentication',
  rules: [
    {
      id: 'mollie-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['mollie'],
      pattern: String.raw`(?<secret>live_[A-Za-z0-9]{30,40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'mollie-test-api-key',
      kind: 'API key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['mollie'],
      pattern: String.raw`(?<secret>test_[A-Za-z0-9]{30,40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
