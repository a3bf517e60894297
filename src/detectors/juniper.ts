import type { Detector } from './detector.js';

export const juniper = {
  provider: 'juniper',
  docs: 'https://www.juniper.net/documentation/us/en/software/junos/user-access/topics/concept/master-password-configuration-encryption.html',
  rules: [
    {
      // Junos hides these and does not hash them. A second `$` would make it the hash of another vendor.
      id: 'juniper-type9-secret',
      kind: 'secret in a configuration, which can be read back',
      severity: 'high',
      keywords: ['$9$'],
      pattern: String.raw`(?<secret>\$9\$[A-Za-z0-9./-]{8,100})(?:["';,&\s]|$)`,
      boundary: 'none',
      maxBytes: 160,
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
