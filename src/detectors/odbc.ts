import type { Detector } from './detector.js';

export const odbc = {
  provider: 'odbc',
  docs: 'https://learn.microsoft.com/en-us/sql/odbc/reference/develop-app/connection-strings',
  rules: [
    {
      id: 'odbc-connection-string',
      kind: 'connection string with a password',
      severity: 'critical',
      keywords: [';pwd=', '; pwd=', ';password=', '; password='],
      pattern: String.raw`(?i)(?:driver|dsn|server|data source|provider)=[^;"'\r\n]+;(?:[^;"'\r\n]+;)*?[ \t]*(?:pwd|password)=(?<secret>[^;"'\s<>\\\x60]+)`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'password',
      specificity: 56,
      siblings: {
        user: ['uid', 'userid', 'user', 'username'],
        host: ['server', 'host', 'datasource'],
        database: ['database', 'initialcatalog', 'db'],
      },
    },
  ],
} as const satisfies Detector;
