import type { Detector } from './detector.js';

export const sqlserver = {
  provider: 'sqlserver',
  docs: 'https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-string-syntax',
  rules: [
    {
      id: 'sqlserver-connection-string',
      kind: 'password in a connection string',
      severity: 'critical',
      keywords: ['data source=', 'initial catalog='],
      pattern: String.raw`(?i)(?:Server|Data Source|Address|Addr)[ ]*=[ ]*(?<host>[^;"'\r\n]{1,200});(?:[A-Za-z ]{2,40}=[^;"'\r\n]*;)*?(?:User ?Id|Uid|User)[ ]*=[ ]*(?<user>[^;"'\r\n]{1,100});(?:[A-Za-z ]{2,40}=[^;"'\r\n]*;)*?(?:Password|Pwd)[ ]*=[ ]*(?<secret>[^;"'\r\n<]+)`,
      boundary: 'none',
      maxBytes: 400,
      judge: 'password',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
