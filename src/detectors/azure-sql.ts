import type { Detector } from './detector.js';

export const azureSql = {
  provider: 'azure-sql',
  docs: 'https://learn.microsoft.com/en-us/azure/azure-sql/database/connect-query-content-reference-guide',
  rules: [
    {
      id: 'azure-sql-connection',
      kind: 'password in a connection string',
      severity: 'high',
      keywords: ['.database.windows.net'],
      pattern: String.raw`(?i)(?:Server|Data Source)=(?:tcp:)?(?<host>[a-z0-9-]{1,64}\.database\.windows\.net)(?:,(?<port>[0-9]{2,5}))?;(?:[^;"'=\r\n]{1,40}=[^;"'\r\n]{0,120};){0,8}?(?:User ID|UID|User)=(?<user>[^;"'\r\n]{1,120});(?:[^;"'=\r\n]{1,40}=[^;"'\r\n]{0,120};){0,8}?(?:Password|PWD)=(?<secret>[^;"'\r\n]{1,128})`,
      boundary: 'none',
      maxBytes: 600,
      judge: 'login',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
