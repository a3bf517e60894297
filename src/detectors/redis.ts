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
    {
      // Prose names these settings too: without quotes a plain word is not taken for a value.
      id: 'redis-requirepass',
      kind: 'password in the settings or a call of the client',
      severity: 'high',
      keywords: ['requirepass', 'masterauth', 'redis-cli'],
      pattern: String.raw`(?i)(?:requirepass|masterauth|redis-cli[ \t][^\r\n]{0,200}?(?:-a|--pass))[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[A-Za-z]*[0-9!@%&*_+][^\s"'#\x60;|,\]]*))`,
      boundary: 'none',
      judge: 'password',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
