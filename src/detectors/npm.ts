import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

// `//registry.example/:_authToken=...` in .npmrc, the same in yarn's and pnpm's files; the host says where it is good.
const HOST = String.raw`(?://(?<host>[A-Za-z0-9.-]+(?::[0-9]+)?)/?[^\s:=]*:)?`;
const SIGN = String.raw`[ \t]*=[ \t]*["']?`;

export const npm = {
  provider: 'npm',
  docs: 'https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/npmrc.md',
  rules: [
    {
      // Random part and six characters of CRC32: the announcement on the GitHub blog of 2021-09-23
      id: 'npm-access-token',
      kind: 'access token',
      severity: 'critical',
      keywords: ['npm_'],
      pattern: String.raw`(?<secret>npm_[A-Za-z0-9]{36})`,
      boundary: 'alphanumeric',
      checksum: 'npm-crc32',
      specificity: 90,
    },
    {
      id: 'npm-registry-token',
      kind: 'token of a registry',
      severity: 'high',
      keywords: ['_authtoken'],
      pattern: String.raw`(?i)${HOST}_authToken${SIGN}(?<secret>[^\s"'$;]+)`,
      boundary: 'none',
      judge: 'opaque',
      specificity: 60,
    },
    {
      id: 'npm-registry-login',
      kind: 'user and password of a registry',
      severity: 'high',
      keywords: ['_auth=', '_auth ='],
      pattern: String.raw`${HOST}_auth${SIGN}(?<secret>[A-Za-z0-9+/]{8,}={0,2})`,
      boundary: 'base64',
      judge: 'base64-login',
      specificity: 60,
    },
    {
      id: 'npm-registry-password',
      kind: 'password of a registry',
      severity: 'high',
      keywords: [':_password'],
      pattern: String.raw`${HOST}_password${SIGN}(?<secret>[A-Za-z0-9+/]{8,}={0,2})`,
      boundary: 'base64',
      judge: 'base64-password',
      specificity: 60,
    },
    {
      id: 'npm-legacy-token',
      kind: 'token (a UUID, before 2021)',
      severity: 'critical',
      keywords: ['npm_token', 'npm-token', 'npmtoken', 'npm_auth', 'npmauth', 'npm.token', 'npm-auth', 'npm.auth'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
