import type { Detector } from './detector.js';

export const cisco = {
  provider: 'cisco',
  docs: 'https://www.cisco.com/c/en/us/support/docs/security-vpn/remote-authentication-dial-user-service-radius/107614-64.html',
  rules: [
    {
      // Obscured with a table that everyone knows; the first two digits say where in it to begin.
      id: 'cisco-type7-password',
      kind: 'password of type 7',
      severity: 'high',
      keywords: ['password 7 ', 'key 7 ', 'secret 7 ', 'key-string 7 '],
      pattern: String.raw`(?i:password|key|secret|key-string) 7 (?<secret>(?:0[0-9]|1[0-5])(?:[0-9A-F]{2}){3,26})`,
      boundary: 'alphanumeric',
      maxBytes: 128,
      minEntropy: 2.5,
      judge: 'random',
      specificity: 65,
    },
    {
      // Can be guessed offline.
      id: 'cisco-secret-hash',
      kind: 'hash of a password (type 5, 8 or 9)',
      severity: 'medium',
      keywords: ['secret 5 ', 'secret 8 ', 'secret 9 ', 'password 5 ', 'password 8 ', 'password 9 '],
      pattern: String.raw`(?:username (?<user>[^\s"]{1,64}) [^\r\n]{0,40}?)?(?:secret|password) (?:5|8|9) (?<secret>\$1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43})`,
      boundary: 'base64',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
