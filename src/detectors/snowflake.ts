import type { Detector } from './detector.js';

export const snowflake = {
  provider: 'snowflake',
  docs: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
  rules: [
    {
      id: 'snowflake-programmatic-access-token',
      kind: 'programmatic access token',
      severity: 'critical',
      keywords: ['snowflake', 'programmatic_access_token', 'programmatic-access-token', 'programmaticaccesstoken'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: 'base64url',
      maxBytes: 512,
      judge: 'keyed',
      specificity: 65,
      siblings: { account: ['account'], user: ['user'] },
    },
  ],
} as const satisfies Detector;
