import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const bitbucket = {
  provider: 'bitbucket',
  docs: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
  rules: [
    {
      // The last eight digits are CRC32 of all before them.
      id: 'bitbucket-app-password',
      kind: 'app password (ends in 2026)',
      severity: 'high',
      keywords: ['atbb'],
      exactKeyword: 'ATBB',
      pattern: String.raw`(?<secret>ATBB[A-Za-z0-9]{24}[A-F0-9]{8})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      checksum: 'atlassian-crc32',
      judge: 'random',
      specificity: 90,
      siblings: { user: ['user', 'username', 'bitbucketuser', 'bitbucketusername'] },
    },
    {
      // The last eight digits are CRC32 of all before them.
      id: 'bitbucket-access-token',
      kind: 'access token of a repository, project or workspace',
      severity: 'high',
      keywords: ['atctt3xffgn0'],
      exactKeyword: 'ATCTT3xFfGN0',
      pattern: String.raw`(?<secret>ATCTT3xFfGN0[A-Za-z0-9_-]{80,800}=[A-F0-9]{8})|(?<secret__escaped>ATCTT3xFfGN0[A-Za-z0-9_-]{80,800}(?:\\{1,2}=|%3[Dd]|\\{1,2}u003[Dd])[A-F0-9]{8})`,
      boundary: 'alphanumeric',
      maxBytes: 1024,
      minEntropy: 4,
      checksum: 'atlassian-crc32',
      judge: 'random',
      specificity: 90,
    },
    {
      // Behind the prefix base64 of twelve decimal digits, a colon and 20 random bytes.
      id: 'bitbucket-data-center-token',
      kind: 'HTTP access token of Data Center',
      severity: 'high',
      keywords: ['bbdc-'],
      exactKeyword: 'BBDC-',
      pattern: String.raw`(?<secret>BBDC-(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){4}O[g-v][A-Za-z0-9+/]{26})`,
      boundary: 'base64',
      minEntropy: 3.5,
      facts: 'data-center',
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'bitbucket-oauth-client-secret',
      kind: 'secret of an OAuth consumer',
      severity: 'medium',
      keywords: ['bitbucket'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_-]{0,8}${SIGN}(?<secret>[A-Za-z0-9_-]{32,64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['id', 'clientid'] },
    },
  ],
} as const satisfies Detector;
