import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
// A replica set lists its members: the first host names it.
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?(?:,[A-Za-z0-9_.:-]+)*`;
const DATABASE = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;

export const mongodb = {
  provider: 'mongodb',
  docs: 'https://www.mongodb.com/docs/manual/reference/connection-string/',
  rules: [
    {
      id: 'mongodb-url',
      kind: 'connection URL with password',
      severity: 'critical',
      keywords: ['mongodb:', 'mongodb+srv:'],
      pattern: String.raw`(?i)mongodb(?:\+srv)?:\\?/\\?/${USERINFO}${HOST}${DATABASE}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
  ],
} as const satisfies Detector;
