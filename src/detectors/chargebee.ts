import type { Detector } from './detector.js';

export const chargebee = {
  provider: 'chargebee',
  docs: 'https://apidocs.chargebee.com/docs/api/auth',
  rules: [
    {
      id: 'chargebee-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['chargebee'],
      pattern: String.raw`(?<secret>live_[A-Za-z0-9]{30,34})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
      siblings: { host: ['site', 'host', 'domain'] },
    },
    {
      id: 'chargebee-test-api-key',
      kind: 'API key of a test site',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['chargebee'],
      pattern: String.raw`(?<secret>test_[A-Za-z0-9]{30,34})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
