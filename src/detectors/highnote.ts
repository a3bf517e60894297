import type { Detector } from './detector.js';

export const highnote = {
  provider: 'highnote',
  docs: 'https://docs.highnote.com/basics/authentication',
  rules: [
    {
      // Base64 of `key_` behind a prefix that others use as well, so the word has to be near.
      id: 'highnote-secret-key',
      kind: 'secret key',
      severity: 'critical',
      keywords: ['highnote'],
      pattern: String.raw`(?<secret>sk_live_a2V5Xz[A-Za-z0-9+/]{69}={0,2})`,
      boundary: 'base64',
      maxBytes: 240,
      judge: 'keyed',
      specificity: 96,
    },
  ],
} as const satisfies Detector;
