import type { Detector } from './detector.js';

export const mysqlNative = {
  provider: 'mysql-native',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/native-pluggable-authentication.html',
  rules: [
    {
      id: 'mysql-native-hash',
      kind: 'stored hash of a password',
      severity: 'low',
      keywords: ['mysql_native_password', 'identified by password'],
      pattern: String.raw`(?<secret>\*[0-9A-F]{40})`,
      boundary: 'hex',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
