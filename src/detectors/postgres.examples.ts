import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const secret = join('kT7', 'vQ2x', 'Lm9');

const scram = join(
  'SCRAM-SHA',
  '-256$4096:',
  'mmdKTxp/TkSF2RCdKDFRuN==$',
  'w5GCf+hA6ILI8gJhead6/wJ9kFZJSqgmRB9H+iMb+lk=:',
  '777PZnK8Cl6J5ixaaJLShuQjOud/+yDUA+5zmS1swoP=',
);
const md5 = join('md', '5a0aac36098b2cc2', 'bd818319478da6bd0');

export const postgresExamples: DetectorExamples = {
  positive: {
    'postgres-url': [
      `DATABASE_URL=${url('postgres', `orders_app:${secret}`, '@db.internal:5432/orders')}`,
      `engine = create_engine("${url('postgresql+psycopg2', `app:p%40ss${secret}`, '@10.0.0.5/orders')}")`,
      `{"level":"info","msg":"connecting to ${url('postgresql', `app:${secret}`, '@db.internal/orders')}?sslmode=require"}`,
      `{"dsn":"${url('postgres', `app:${secret}`, '@db/orders').replaceAll('/', '\\/')}"}`,
      `DATABASE_URL=${url('postgres', `app:a@b${secret}`, '@db.internal/orders')}`,
    ],
    'postgres-parameter-url': [
      `spring.datasource.url=jdbc:${url('postgresql', 'db.internal:5432/orders', `?user=app&password=${secret}&ssl=true`)}`,
    ],
    'postgres-env-password': [
      `PGHOST=db.internal\nPGUSER=orders\nPGPASSWORD=${secret}\n`,
      `environment:\n  POSTGRES_PASSWORD: ${secret}\n  POSTGRES_USER: orders\n`,
      `PGPASSWORD='${secret}' psql -h db.internal`,
    ],
    'postgres-pgpass': [
      `db.internal:5432:orders:orders_app:${secret}\n`,
      `# all databases\n*:*:*:orders_app:${secret}\\:x`,
    ],
    'postgres-scram-verifier': [`ALTER ROLE app WITH LOGIN PASSWORD '${scram}';`, `"app" "${scram}"`],
    'postgres-md5-verifier': [`CREATE ROLE app WITH LOGIN PASSWORD '${md5}';`],
  },
  negative: [
    { why: 'words of the manual of .pgpass', text: 'hostname:5432:database:username:password' },
    { why: 'ports of a container', text: '- "127.0.0.1:5432:5432"' },
    { why: 'a name of a cloud resource', text: 'arn:aws:iam::*:role:x/deploy-1a2B' },
    { why: 'words of a manual', text: url('postgres', 'user:password', '@host:5432/database') },
    { why: 'a shell variable', text: url('postgres', 'app:${DB_PASSWORD}', '@db.internal/orders') },
    { why: 'a marked placeholder', text: url('postgres', 'app:<password>', '@db.internal/orders') },
    { why: 'a format string', text: url('postgres', '%s:%s', '@%s/%s') },
    { why: 'masked in a log', text: url('postgres', 'app:*****', '@db.internal/orders') },
    { why: 'no password', text: url('postgres', 'app', '@db.internal/orders') },
    { why: 'a port and no password', text: url('postgres', 'db.internal:5432/orders', '?user=app') },
    { why: 'a default that is to be changed', text: `POSTGRES_PASSWORD=${['change', 'me'].join('')}` },
    { why: 'a reference in compose', text: 'POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-postgres}' },
    {
      why: 'a parameter that is filled in later',
      text: `jdbc:${url('postgresql', 'db/orders', '?user=app&password=${pw}')}`,
    },
    { why: 'the name of the method alone', text: 'scram-sha-256$ host all all' },
    { why: 'the digest of a file', text: `checksum 'md5${md5.slice(3)}'` },
  ],
};
