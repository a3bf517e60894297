import type { Detector } from './detector.js';

// All keys end in `-X`; newer live keys have a second part before it.
export const flutterwave = {
  provider: 'flutterwave',
  docs: 'https://developer.flutterwave.com/docs/authentication',
  rules: [
    {
      id: 'flutterwave-secret-key',
      kind: 'secret key',
      severity: 'critical',
      keywords: ['flwseck-'],
      pattern: String.raw`(?<secret>FLWSECK-[0-9a-z]{32}-(?:[0-9a-z]{11}vt-)?X)`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'flutterwave-test-secret-key',
      kind: 'secret key, test mode',
      severity: 'low',
      keywords: ['flwseck_test-'],
      pattern: String.raw`(?<secret>FLWSECK_TEST-[0-9a-z]{32}-(?:[0-9a-z]{11}vt-)?X)`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'flutterwave-public-key',
      kind: 'public key, meant to be public',
      severity: 'low',
      keywords: ['flwpubk'],
      pattern: String.raw`(?<secret>FLWPUBK(?:_TEST)?-[0-9a-z]{32}-X)`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'flutterwave-encryption-key',
      kind: 'encryption key',
      severity: 'medium',
      keywords: ['flwseck_test'],
      pattern: String.raw`(?<secret>FLWSECK_TEST[0-9a-h]{12})`,
      boundary: 'alphanumeric',
      minEntropy: 2.5,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
