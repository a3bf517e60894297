import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
const DATABASE = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;

export const redis = {
  provider: 'redis',
  docs: 'https://redis.io/docs/latest/develop/clients/redis-py/connect/',
  rules: [
    {
      id: 'redis-url',
      kind: 'connection URL with password',
      severity: 'high',
      keywords: ['redis:', 'rediss:', 'redis+'],
      pattern: String.raw`(?i)rediss?(?:\+[a-z]+)?:\\?/\\?/${USERINFO}${HOST}${DATABASE}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
  ],
} as const satisfies Detector;
