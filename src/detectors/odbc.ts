import type { Detector } from './detector.js';

export const odbc = {
  provider: 'odbc',
  docs: 'https://learn.microsoft.com/en-us/sql/odbc/reference/develop-app/connection-strings',
  rules: [
    {
      // Braces hold a value with separators; what an interpolation holds has none of the signs asked for.
      id: 'odbc-connection-string',
      kind: 'connection string with a password',
      severity: 'critical',
      keywords: [';pwd=', '; pwd=', ';password=', '; password='],
      pattern: String.raw`(?i)(?:driver|dsn|server|data source|provider)=[^;"'\r\n]+;(?:[^;"'\r\n]+;)*?[ \t]*(?:pwd|password)[ \t]*=[ \t]*(?:\{(?<secret__braced>(?:[^{}\r\n]|\}\})*[!@#%&*;+~](?:[^{}\r\n]|\}\})*)\}|(?<secret>[^;"'\s<>\\\x60{][^;"'\s<>\\\x60]*))`,
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
