import type { Detector } from './detector.js';

export const paymongo = {
  provider: 'paymongo',
  docs: 'https://developers.paymongo.com/docs/authentication',
  rules: [
    {
      // The prefix is shared with other payment services, so that the word decides.
      id: 'paymongo-secret-key',
      kind: 'secret key, live mode',
      severity: 'high',
      keywords: ['paymongo'],
      pattern: String.raw`(?<secret>sk_live_[A-Za-z0-9]{24})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 92,
    },
    {
      id: 'paymongo-test-secret-key',
      kind: 'secret key, test mode',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['paymongo'],
      pattern: String.raw`(?<secret>sk_test_[A-Za-z0-9]{24})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 92,
    },
  ],
} as const satisfies Detector;
