import type { Detector } from './detector.js';

// The userinfo part of RFC 3986, read as people write it: unencoded signs are taken into the password up to the last `@`
// before the path. `\\?/` since PHP's JSON writes `\/`.
const USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
const HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
const DATABASE = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;
// `?user=x&password=y`, the form of JDBC and of libpq.
const PARAMETERS = String.raw`(?:\?|[^\s"'<>]*?[?&])password=(?<secret>[^\s&"'<>\\;\x60]*[^\s&"'<>\\;\x60,])`;
const USER_BESIDE = { user: ['user', 'username'] } as const;

export const postgres = {
  provider: 'postgres',
  docs: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING',
  rules: [
    {
      id: 'postgres-url',
      kind: 'connection URL with password',
      severity: 'critical',
      keywords: ['postgres:', 'postgresql:', 'postgres+', 'postgresql+', 'pgsql:', 'postgis:'],
      pattern: String.raw`(?i)(?:postgres(?:ql)?(?:\+[a-z0-9]+)?|pgsql|postgis):\\?/\\?/${USERINFO}${HOST}${DATABASE}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 80,
    },
    {
      id: 'postgres-parameter-url',
      kind: 'connection URL with a password parameter',
      severity: 'critical',
      keywords: ['postgresql:', 'postgres:'],
      pattern: String.raw`(?i)postgres(?:ql)?:\\?/\\?/${HOST}${DATABASE}${PARAMETERS}`,
      boundary: 'none',
      judge: 'password',
      percentDecode: true,
      specificity: 79,
      siblings: USER_BESIDE,
    },
    {
      id: 'postgres-env-password',
      kind: 'password in the environment of libpq or of the container image',
      severity: 'critical',
      keywords: ['pgpassword', 'postgres_password', 'postgresql_password'],
      pattern: String.raw`(?i)(?<key>PGPASSWORD|POSTGRES(?:QL)?_PASSWORD)["']?[ \t]*(?::-|[:=])[ \t]*(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret__line>[^\s"'\x60]*[^\s"'\x60}])[ \t]*(?:[\r\n]|$)|(?<secret>[^\s"'\x60,;&{}]+))`,
      boundary: 'none',
      judge: 'password',
      specificity: 60,
      siblings: {
        host: ['host', 'hostaddr', 'server'],
        port: ['port'],
        user: ['user', 'username'],
        database: ['database', 'db', 'dbname', 'name'],
      },
    },
    {
      // A line of `.pgpass`: five fields, in which a backslash keeps a colon.
      id: 'postgres-pgpass',
      kind: 'password in a file of libpq',
      severity: 'critical',
      keywords: [':5432:', ':*:', ':6432:', ':5433:'],
      pattern: String.raw`(?<host>[A-Za-z0-9*][A-Za-z0-9_.*-]*):(?:(?<port>[0-9]{2,5})|\*):(?<database>[^\s:"'/]+):(?<user>[^\s:"'/]+):(?<secret__field>(?:\\[:\\]|[^\s:\\"'])+)[ \t]*(?:[\r\n]|$)`,
      boundary: 'none',
      judge: 'login',
      specificity: 75,
    },
    {
      // No password, but what guesses are tried against: who has it can look for the password at leisure.
      id: 'postgres-scram-verifier',
      kind: 'stored form of a password (SCRAM)',
      severity: 'medium',
      keywords: ['scram-sha-256$'],
      pattern: String.raw`(?<secret>SCRAM-SHA-256\$[0-9]{3,7}:[A-Za-z0-9+/]{16,64}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
    {
      id: 'postgres-md5-verifier',
      kind: 'stored form of a password (MD5)',
      severity: 'medium',
      keywords: ["'md5", 'rolpassword'],
      pattern: String.raw`(?i:password|rolpassword)["']?[ \t]*[:=]?[ \t]*'(?<secret>md5[0-9a-f]{32})'`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
