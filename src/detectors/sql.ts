import type { Detector } from './detector.js';

export const sql = {
  provider: 'sql',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
  rules: [
    {
      // Also Oracle's form without quotes. `IDENTIFIED BY PASSWORD` gives a hash.
      id: 'sql-identified-by',
      kind: 'password in a statement that makes or changes a user',
      severity: 'critical',
      keywords: ['identified by', 'identified with'],
      pattern: String.raw`(?i)(?:user|to)[ \t]+["'\x60]?(?<user>[A-Za-z0-9_.-]+)["'\x60]?(?:@["'\x60]?(?<host>[^\s"'\x60;]*)["'\x60]?)?\s+identified[ \t]+(?:with[ \t]+["'\x60]?[\w]+["'\x60]?[ \t]+)?(?:by|as)[ \t]+(?:\\?"(?<secret__quoted>[^"\\\r\n]+)\\?"|\\?'(?<secret__single>[^'\\\r\n]+)\\?'|(?<secret__word>[A-Za-z0-9_#$.!-]+)[ \t]*[;\s])`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
  ],
} as const satisfies Detector;
