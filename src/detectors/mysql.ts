import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
const DATABASE = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;
// `?user=x&password=y`, the form of JDBC.
const PARAMETERS = String.raw`(?:\?|[^\s"'<>]*?[?&])password=(?<secret>[^\s&"'<>\\;\x60]*[^\s&"'<>\\;\x60,])`;

export const mysql = {
  provider: 'mysql',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
  rules: [
    {
      id: 'mysql-url',
      kind: 'connection URL with password',
      severity: 'critical',
      keywords: ['mysql:', 'mysql2:', 'mysqlx:', 'mysql+', 'mariadb:', 'mariadb+'],
      pattern: String.raw`(?i)(?:mysql[2x]?|mariadb)(?:\+[a-z0-9]+)?:\\?/\\?/${USERINFO}${HOST}${DATABASE}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
    {
      // The form that Go's driver reads.
      id: 'mysql-go-dsn',
      kind: 'data source name with password',
      severity: 'critical',
      keywords: ['@tcp(', '@unix('],
      pattern: String.raw`(?<user>[A-Za-z0-9_.-]+):(?<secret>[^\s"'\x60@{}<>$%]+)@(?:tcp|unix)\((?<host>[^:)\s]*)(?::(?<port>[0-9]+))?\)(?:/(?<database>[A-Za-z0-9_-]+))?`,
      boundary: 'none',
      judge: 'password',
      specificity: 78,
    },
    {
      id: 'mysql-parameter-url',
      kind: 'connection URL with a password parameter',
      severity: 'critical',
      keywords: ['mysql:', 'mariadb:'],
      pattern: String.raw`(?i)(?:mysql|mariadb):\\?/\\?/${HOST}${DATABASE}${PARAMETERS}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 79,
      siblings: { user: ['user', 'username'] },
    },
  ],
} as const satisfies Detector;
