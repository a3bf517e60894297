import type { Detector } from './detector.js';

export const oracle = {
  provider: 'oracle',
  docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/starting-SQL-Plus.html',
  rules: [
    {
      id: 'oracle-connect-string',
      kind: 'user and password before a connect string',
      severity: 'critical',
      keywords: ['sqlplus', 'jdbc:oracle:thin:', 'sqlldr', 'expdp', 'impdp'],
      pattern: String.raw`(?i)(?:(?:sqlplus|sqlldr|expdp|impdp)[ \t]+(?:-[a-z]+[ \t]+){0,4}(?:userid=)?["']?|jdbc:oracle:thin:)(?<user>[a-z][a-z0-9_$#]{0,64})/(?<secret>[^\s@"'/$<>{}]{1,64})@(?://)?(?<host>[a-z0-9][a-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: 'none',
      maxBytes: 300,
      judge: 'login',
      specificity: 78,
    },
  ],
} as const satisfies Detector;
