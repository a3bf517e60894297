import type { Detector } from './detector.js';

export const ripple = {
  provider: 'ripple',
  docs: 'https://xrpl.org/docs/concepts/accounts/cryptographic-keys',
  rules: [
    {
      // Base58 in the alphabet of this ledger; the last four bytes are a check.
      id: 'ripple-secret',
      kind: 'family seed of an account',
      severity: 'critical',
      keywords: ['ripple', 'xrpl', 'xrp_'],
      pattern: String.raw`(?<secret>s[rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz]{28}|sEd[rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz]{28})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
