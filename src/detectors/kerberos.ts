import type { Detector } from './detector.js';

export const kerberos = {
  provider: 'kerberos',
  docs: 'https://datatracker.ietf.org/doc/html/rfc4120',
  rules: [
    {
      // In the form that guessing programs read.
      id: 'kerberos-roastable-hash',
      kind: 'encrypted part of a ticket, good for guessing its password',
      severity: 'medium',
      keywords: ['$krb5'],
      pattern: String.raw`(?<secret>\$krb5(?:asrep|tgs)\$(?:17|18|23)\$[0-9A-Za-z$*@:./_-]{64,})`,
      boundary: 'none',
      maxBytes: 4096,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
