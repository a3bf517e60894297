import type { Detector } from './detector.js';

// The last eight digits of the forms with a prefix are CRC32 of all before them.
export const atlassian = {
  provider: 'atlassian',
  docs: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  rules: [
    {
      id: 'atlassian-api-token',
      kind: 'API token of an account',
      severity: 'critical',
      keywords: ['atatt3xffgf0'],
      exactKeyword: 'ATATT3xFfGF0',
      pattern: String.raw`(?<secret>ATATT3xFfGF0[A-Za-z0-9_-]{80,400}=[A-F0-9]{8})|(?<secret__escaped>ATATT3xFfGF0[A-Za-z0-9_-]{80,400}(?:\\{1,2}=|%3[Dd]|\\{1,2}u003[Dd])[A-F0-9]{8})`,
      boundary: 'alphanumeric',
      maxBytes: 512,
      minEntropy: 4,
      checksum: 'atlassian-crc32',
      judge: 'random',
      specificity: 90,
      siblings: {
        user: ['email', 'user', 'username', 'atlassianemail', 'atlassianuser', 'atlassianusername'],
        host: ['host', 'url', 'site', 'atlassianhost', 'atlassianurl', 'atlassiansite'],
      },
    },
    {
      // Based on a limited number of examples.
      id: 'atlassian-service-account-token',
      kind: 'API token of a service account',
      severity: 'critical',
      keywords: ['atstt3xffg'],
      exactKeyword: 'ATSTT3xFfG',
      pattern: String.raw`(?<secret>ATSTT3xFfG[A-Za-z0-9_-]{80,400}=[A-F0-9]{8})|(?<secret__escaped>ATSTT3xFfG[A-Za-z0-9_-]{80,400}(?:\\{1,2}=|%3[Dd]|\\{1,2}u003[Dd])[A-F0-9]{8})`,
      boundary: 'alphanumeric',
      maxBytes: 512,
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'atlassian-legacy-api-token',
      kind: 'API token of an account (old form)',
      severity: 'high',
      keywords: ['atlassian', 'jira', 'confluence'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 58,
      siblings: { user: ['email', 'user', 'username'], host: ['host', 'url', 'site'] },
    },
  ],
} as const satisfies Detector;
