import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { SecretValue } from '../core/secret-value.js';
import { openGit } from '../platform/git.js';
import { randomPassword } from '../platform/random.js';
import type { PostgresServer } from './postgres-server.js';

export const DATABASE = 'orders';
export const APP_ROLE = 'orders_app';
const ADMIN_ROLE = 'rotation_admin';
const CONNECT_TIMEOUT_MS = 10_000;

/** The folders of the tour, below one temporary folder that holds everything but the server. */
export interface Stage {
  readonly root: string;
  readonly work: string;
  /** So that nothing of the person who watches is read or written. */
  readonly env: NodeJS.ProcessEnv;
  remove(): Promise<void>;
}

export async function makeStage(env: NodeJS.ProcessEnv): Promise<Stage> {
  const root = await mkdtemp(path.join(tmpdir(), 'unleak-demo-'));
  const work = path.join(root, 'work');
  await mkdir(work);
  const own = {
    HOME: root,
    XDG_CONFIG_HOME: path.join(root, 'config'),
    XDG_STATE_HOME: path.join(root, 'state'),
    XDG_DATA_HOME: path.join(root, 'data'),
  };
  return {
    root,
    work,
    env: { PATH: env['PATH'], LANG: env['LANG'], ...own },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** A database with the application's role, its table, and an administrator who may rotate it and no more. */
export async function fillDatabase(
  server: PostgresServer,
  superuserPassword: SecretValue,
): Promise<{ readonly app: SecretValue; readonly admin: SecretValue }> {
  const [app, admin] = [newPassword(), newPassword()];
  await asUser(server, 'postgres', server.superuser, superuserPassword, async (client) => {
    await client.query(`CREATE DATABASE ${DATABASE}`);
  });
  await asUser(server, DATABASE, server.superuser, superuserPassword, async (client) => {
    const literal = (secret: SecretValue): string => client.escapeLiteral(secret.reveal());
    await client.query(`
      CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${literal(app)};
      CREATE ROLE ${ADMIN_ROLE} LOGIN CREATEROLE PASSWORD ${literal(admin)};
      GRANT ${APP_ROLE} TO ${ADMIN_ROLE} WITH ADMIN OPTION;
      GRANT pg_signal_backend TO ${ADMIN_ROLE};
      CREATE SCHEMA shop AUTHORIZATION ${APP_ROLE};
      CREATE TABLE shop.item (id int PRIMARY KEY, name text NOT NULL);
      ALTER TABLE shop.item OWNER TO ${APP_ROLE};
      INSERT INTO shop.item VALUES (1, 'a book'), (2, 'a lamp');`);
  });
  return { app, admin };
}

export function newPassword(): SecretValue {
  return new SecretValue(randomPassword({ length: 28 }));
}

/** What leaks look like: committed and taken out again, in an ignored env file, and in a log line. */
export async function leak(stage: Stage, password: SecretValue, signal: AbortSignal): Promise<void> {
  const url = `postgres://${APP_ROLE}:${password.reveal()}@db.orders.internal:5432/${DATABASE}`;
  const folder = path.join(stage.work, 'orders');
  await mkdir(path.join(folder, 'config'), { recursive: true });
  const git = await openGit(folder, stage.env, signal);
  const commit = async (files: Readonly<Record<string, string>>, message: string): Promise<void> => {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    await git.run('add', '--', ...Object.keys(files));
    await git.run('-c', 'user.name=Dana Demo', '-c', 'user.email=dana@example.com', 'commit', '-q', '-m', message);
  };
  await git.run('init', '-q', '-b', 'main');
  await commit({ '.gitignore': '.env\n', 'README.md': '# Orders\n' }, 'Start the orders service');
  await commit({ 'config/database.yml': `production:\n  url: ${url}\n` }, 'Connect to the database');
  await commit({ 'config/database.yml': 'production:\n  url: ${DATABASE_URL}\n' }, 'Oops: take the password out');
  await commit({ 'app.rb': 'puts Item.count\n' }, 'Count items');
  await writeFile(path.join(folder, '.env'), `LOG_LEVEL=info\nDATABASE_URL=${url}\n`, { mode: 0o600 });
  await writeFile(
    path.join(stage.work, 'orders.log'),
    `12:00:01 INFO start\n12:00:02 ERROR cannot connect to ${url}: timeout\n`,
  );
}

/** The configuration that a person would write: where the role lives, who may change it, who has to learn of it. */
export async function configure(stage: Stage, server: PostgresServer, admin: SecretValue): Promise<string> {
  const adminFile = path.join(stage.root, 'config/unleak/orders-admin');
  await writeFile(adminFile, `${admin.reveal()}\n`, { mode: 0o600 });
  const text = `providers:
  orders-db:
    type: postgres
    host: ${server.host}
    port: ${String(server.port)}
    database: ${DATABASE}
    admin-user: ${ADMIN_ROLE}
    admin: file:orders-admin
    tls: disable
credentials:
  - name: orders-app
    match: { provider: postgres, user: ${APP_ROLE} }
    rotator: orders-db
    store: local
    path: orders/db
    field: password
    user-field: user
    purpose: orders service reads and writes its schema
    consumers: [{ env-file: ${path.join(stage.work, 'orders/.env')}, key: DATABASE_URL }]
`;
  await writeFile(path.join(stage.root, 'config/unleak/unleak.yaml'), text, { mode: 0o600 });
  return text;
}

/** What the server says to a login: the rows it lets this user count, or its refusal. */
export async function tryLogin(server: PostgresServer, user: string, password: SecretValue): Promise<string> {
  try {
    return await asUser(server, DATABASE, user, password, async (client) => {
      const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM shop.item');
      return `accepted; it may read the table: ${rows[0]?.n ?? '0'} items`;
    });
  } catch (error) {
    if (error instanceof pg.DatabaseError) return `refused: ${error.message} (SQLSTATE ${error.code ?? ''})`;
    throw error;
  }
}

/** Somebody who is logged in with the leaked password. */
export interface StrangerSession {
  /** What the server says to a query of this session: that it works, or how it ended. */
  ask(): Promise<string>;
  end(): Promise<void>;
}

export async function strangerSession(server: PostgresServer, password: SecretValue): Promise<StrangerSession> {
  const client = clientFor(server, DATABASE, APP_ROLE, password);
  let ended: string | undefined;
  client.on('error', (error) => {
    ended ??= error instanceof pg.DatabaseError ? `${error.message} (SQLSTATE ${error.code ?? ''})` : error.message;
  });
  await client.connect();
  return {
    ask: async () => {
      try {
        await client.query('SELECT count(*) FROM shop.item');
        return 'works';
      } catch (error) {
        return `ended: ${ended ?? (error instanceof Error ? error.message : 'no answer')}`;
      }
    },
    end: () => client.end().catch(() => undefined),
  };
}

async function asUser<T>(
  server: PostgresServer,
  database: string,
  user: string,
  password: SecretValue,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = clientFor(server, database, user, password);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function clientFor(server: PostgresServer, database: string, user: string, password: SecretValue): pg.Client {
  return new pg.Client({
    host: server.host,
    port: server.port,
    database,
    user,
    password: () => password.reveal(),
    ssl: false,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
  });
}
