// A real PostgreSQL for a test file, and small worlds in it: an application's role with what such roles have, and an
// administrator with a chosen set of rights.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, escapeIdentifier as name, escapeLiteral as text, type QueryResultRow } from 'pg';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { findPostgres } from '../../src/demo/postgres-binaries.js';
import { startPostgres, type PostgresServer } from '../../src/demo/postgres-server.js';
import type { PostgresSettings } from '../../src/rotators/postgres.js';

export interface PostgresBackend {
  readonly title: string;
  readonly prefer: 'installed' | 'embedded';
  /** False on a machine without it, where its tests are skipped by name; continuous integration demands it. */
  readonly isThere: boolean;
}

/** Both servers, whether they are there or not. `UNLEAK_REQUIRE_BACKENDS=1` makes a missing one a failure. */
export async function postgresBackends(): Promise<readonly PostgresBackend[]> {
  const isRequired = process.env['UNLEAK_REQUIRE_BACKENDS'] === '1';
  const isThere = async (prefer: 'installed' | 'embedded'): Promise<boolean> =>
    isRequired || (await findPostgres(prefer).catch(() => [])).length > 0;
  return [
    { title: 'installed PostgreSQL', prefer: 'installed', isThere: await isThere('installed') },
    { title: 'embedded PostgreSQL', prefer: 'embedded', isThere: await isThere('embedded') },
  ];
}

/**
 * - `createrole`: what we recommend: CREATEROLE, ADMIN OPTION on the application's role, pg_signal_backend,
 *   pg_read_all_stats
 * - `superuser`: may do and read everything
 * - `no-admin-option`: CREATEROLE alone: enough until PostgreSQL 15, nothing since 16
 * - `no-createrole`: an ordinary role
 */
export type AdminKind = 'createrole' | 'superuser' | 'no-admin-option' | 'no-createrole';

export interface TestDatabase {
  readonly settings: PostgresSettings;
  readonly admin: SecretValue;
  /** The application's login: owns a schema and a table, has direct grants on another, settings, a limit. */
  readonly app: Credential;
  /** A value inside a role setting that no statement should show. */
  readonly settingSecret: SecretValue;
  /** The schema that the application owns, with the table `item`; `public.customer_SCHEMA` is granted to it. */
  readonly schema: string;
  /** As the superuser, in this database. */
  query<Row extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface PostgresTestServer {
  readonly server: PostgresServer;
  readonly majorVersion: number;
  freshDatabase(admin?: AdminKind): Promise<TestDatabase>;
  /** Everything that the server has logged; it logs every statement. */
  statementLog(): Promise<string>;
  stop(): Promise<void>;
}

/** Making a database takes longer than most tests, so the worlds of one server share it. */
const DATABASE = 'shop';

/** One server for a test file. Each world in it has its own schema and roles, so that tests don't meet. */
export async function postgresTestServer(prefer: PostgresBackend['prefer']): Promise<PostgresTestServer> {
  const superuserPassword = testPassword();
  const server = await startPostgres({ superuserPassword, prefer, logStatements: true });
  const superuser = { user: server.superuser, password: superuserPassword };
  await queryOf(server, 'postgres', superuser)(`CREATE DATABASE ${name(DATABASE)}`);
  let worlds = 0;
  return {
    server,
    majorVersion: Number(server.version.split('.')[0]),
    freshDatabase: (admin = 'createrole') => freshDatabase(server, superuser, String(++worlds), admin),
    statementLog: () => readFile(server.logFile, 'utf8'),
    stop: () => server.stop(),
  };
}

/** A password that no statement log may show; the same in no two runs. */
export function testPassword(): SecretValue {
  return new SecretValue(`pw-${randomBytes(15).toString('hex')}`);
}

interface TestLogin {
  readonly user: string;
  readonly password: SecretValue;
}

async function freshDatabase(
  server: PostgresServer,
  superuser: TestLogin,
  number: string,
  kind: AdminKind,
): Promise<TestDatabase> {
  const database = DATABASE;
  const schema = `orders_${number}`;
  const appUser = `orders_app_${number}`;
  const adminUser = `rotation_admin_${number}`;
  const [appPassword, admin, settingSecret] = [testPassword(), testPassword(), testPassword()];
  const query = queryOf(server, database, superuser);
  // The test's own clear passwords stay out of the log, so that the log can be searched for them.
  await quietly(server, database, superuser, [
    adminSql(kind, adminUser, admin),
    appSql(schema, appUser, appPassword, settingSecret),
  ]);
  // Since 16 the administrator needs neither the role's rights nor to become it, only to administer it.
  const options = Number(server.version.split('.')[0]) < 16 ? 'ADMIN OPTION' : 'ADMIN TRUE, INHERIT FALSE, SET FALSE';
  if (kind === 'createrole') await query(`GRANT ${name(appUser)} TO ${name(adminUser)} WITH ${options}`);
  return {
    settings: { host: server.host, port: server.port, database, adminUser, tls: 'disable' },
    admin,
    app: {
      provider: 'postgres',
      secret: appPassword,
      attributes: { user: appUser, host: server.host, port: String(server.port), database },
    },
    settingSecret,
    schema,
    query,
  };
}

async function quietly(
  server: PostgresServer,
  database: string,
  login: TestLogin,
  statements: readonly string[],
): Promise<void> {
  const client = await openClient(server, database, login);
  try {
    for (const sql of ["SET log_statement = 'none'", ...statements]) await client.query(sql);
  } finally {
    await client.end();
  }
}

function adminSql(kind: AdminKind, user: string, password: SecretValue): string {
  const attributes = {
    createrole: 'CREATEROLE',
    superuser: 'SUPERUSER',
    'no-admin-option': 'CREATEROLE',
    'no-createrole': '',
  };
  const role = `CREATE ROLE ${name(user)} LOGIN ${attributes[kind]} PASSWORD ${text(password.reveal())}`;
  const grants = { createrole: 'pg_signal_backend, pg_read_all_stats', 'no-admin-option': 'pg_signal_backend' };
  return kind === 'createrole' || kind === 'no-admin-option' ? `${role}; GRANT ${grants[kind]} TO ${name(user)}` : role;
}

function appSql(schema: string, user: string, password: SecretValue, settingSecret: SecretValue): string {
  const role = name(user);
  return `
    CREATE ROLE ${role} LOGIN CONNECTION LIMIT 20 PASSWORD ${text(password.reveal())};
    CREATE SCHEMA ${schema} AUTHORIZATION ${role};
    CREATE TABLE ${schema}.item (id int PRIMARY KEY, what text);
    ALTER TABLE ${schema}.item OWNER TO ${role};
    CREATE TABLE public.customer_${schema} (id int PRIMARY KEY);
    GRANT SELECT, INSERT ON public.customer_${schema} TO ${role};
    ALTER ROLE ${role} SET search_path TO ${schema}, "$user", public;
    ALTER ROLE ${role} SET app.signing_key TO ${text(settingSecret.reveal())};
    ALTER ROLE ${role} IN DATABASE ${name(DATABASE)} SET statement_timeout TO '61s';`;
}

function queryOf(server: PostgresServer, database: string, login: TestLogin): TestDatabase['query'] {
  return async (sql, values = []) => {
    const client = await openClient(server, database, login);
    try {
      const result = await client.query(sql, values.length === 0 ? undefined : [...values]);
      return result.rows as never;
    } finally {
      await client.end();
    }
  };
}

/** A connected client; the caller ends it. */
export async function openClient(
  at: { readonly host: string; readonly port: number },
  database: string,
  login: TestLogin,
): Promise<Client> {
  const { host, port } = at;
  const client = new Client({
    host,
    port,
    database,
    user: login.user,
    password: () => login.password.reveal(),
    ssl: false,
    application_name: 'application',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
