import type { Detector } from './detector.js';

export const apache = {
  provider: 'apache',
  docs: 'https://httpd.apache.org/docs/2.4/misc/password_encryptions.html',
  rules: [
    {
      // MD5 as Apache has it, SHA-1, bcrypt: all can be guessed offline.
      id: 'apache-htpasswd-entry',
      kind: 'user with the hash of a password',
      severity: 'medium',
      keywords: ['$apr1$', ':{sha}', ':$2y$'],
      pattern: String.raw`(?<user>[A-Za-z0-9._@-]{1,64}):(?<secret>\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\{SHA\}[A-Za-z0-9+/]{27}=|\$2y\$[0-9]{2}\$[./A-Za-z0-9]{53})`,
      boundary: 'base64',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
