import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attribute, type Credential } from '../../../src/core/credential.js';
import { SecretValue } from '../../../src/core/secret-value.js';
import type { MariadbServer } from '../../support/mariadb-server.js';
import { freshMysqlWorld, type MysqlTestWorld } from '../../support/mysql-world.js';
import type { RedisServer } from '../../support/redis-server.js';
import { freshRedisWorld, openRedis, redisLogin } from '../../support/redis-world.js';
import type { Leak } from './leak-scene.js';

export interface DatabaseLeakOptions {
  readonly order?: 'overlap' | 'in-place';
  /** Where unleak connects, when not straight to the server. */
  readonly port?: number;
}

/** A user of a database whose password has leaked, and the server's word about it. */
export interface DatabaseLeak {
  readonly leak: Leak;
  readonly oldPassword: string;
  readonly adminPassword: string;
  /** What `login` gives for a password that the server does not take. */
  readonly refusal: string;
  /** The user with its old password alone. */
  restore(): Promise<void>;
  /** How many passwords the user has, as the server's own table says. */
  livePasswords(): Promise<number>;
  /** `works`, or the server's code of refusal. */
  login(password: string): Promise<string>;
  openSession(): Promise<{ isOpen(): Promise<boolean>; close(): void }>;
  remove(): void;
}

export async function mysqlLeak(server: MariadbServer, options: DatabaseLeakOptions = {}): Promise<DatabaseLeak> {
  return mysqlLeakIn(await freshMysqlWorld(server), server, options);
}

/** The same on any server that speaks the protocol. */
export function mysqlLeakIn(
  db: MysqlTestWorld,
  server: Pick<MariadbServer, 'connect'>,
  options: DatabaseLeakOptions = {},
): DatabaseLeak {
  const user = attribute(db.app, 'user');
  const admin = adminFile(db.admin);
  return {
    leak: leakOf('mysql', db.app, { ...db.settings, ...options }, admin.path),
    oldPassword: db.app.secret.reveal(),
    adminPassword: db.admin.reveal(),
    refusal: '1045',
    restore: () => db.setPassword(`'${user}'@'%'`, db.app.secret),
    livePasswords: async () => (await db.accounts()).flatMap(({ sums }) => sums).length,
    login: async (password) => {
      try {
        const connection = await server.connect(user, new SecretValue(password));
        await connection.end();
        return 'works';
      } catch (error) {
        return String((error as { errno?: number }).errno);
      }
    },
    openSession: async () => {
      const connection = await server.connect(user, db.app.secret);
      connection.on('error', () => undefined);
      return { isOpen: () => succeeds(connection.query('SELECT 1')), close: () => connection.destroy() };
    },
    remove: admin.remove,
  };
}

export async function redisLeak(server: RedisServer, options: DatabaseLeakOptions = {}): Promise<DatabaseLeak> {
  const db = await freshRedisWorld(server);
  const user = attribute(db.app, 'user');
  const admin = adminFile(db.admin);
  return {
    leak: leakOf('redis', db.app, { ...db.settings, ...options }, admin.path),
    oldPassword: db.app.secret.reveal(),
    adminPassword: db.admin.reveal(),
    refusal: 'WRONGPASS',
    restore: async () => {
      await db.send('ACL', 'SETUSER', user, 'resetpass', `#${db.sumOf(db.app.secret)}`);
    },
    livePasswords: async () => (await db.sums()).length,
    login: async (password) => {
      const answer = await redisLogin(server.port, user, password);
      return answer === 'OK' ? 'works' : answer;
    },
    openSession: async () => {
      const client = await openRedis(server.port);
      await client.sendCommand(['AUTH', user, db.app.secret.reveal()]);
      return { isOpen: () => succeeds(client.sendCommand(['PING'])), close: () => client.isOpen && client.destroy() };
    },
    remove: admin.remove,
  };
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

function adminFile(admin: SecretValue): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-admin-'));
  const path = join(folder, 'admin');
  writeFileSync(path, `${admin.reveal()}\n`, { mode: 0o600 });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly adminUser?: string;
  readonly order?: 'overlap' | 'in-place';
}

function leakOf(type: 'mysql' | 'redis', app: Credential, place: Place, admin: string): Leak {
  const user = attribute(app, 'user');
  // Not where unleak connects: that is the configuration's to say, never the finding's.
  const url = `${type}://${user}:${app.secret.reveal()}@${type}.orders.internal:4000/0`;
  const waiver = { 'in-place': { reason: 'test', owner: 'tester', until: '2099-01-01' } };
  return {
    provider: type,
    history: { path: 'config/database.yml', before: `production:\n  url: ${url}\n`, after: 'production: {}\n' },
    env: `# local\nDATABASE_URL=${url}\nLOG_LEVEL=info\n`,
    log: `2026-01-01 start\n{"level":"error","message":"cannot connect to ${url}"}\n`,
    providers: {
      'orders-db': {
        type,
        host: place.host,
        port: place.port,
        admin: `file:${admin}`,
        'admin-user': place.adminUser,
        tls: 'disable',
      },
    },
    credential: {
      match: { provider: type, user },
      rotator: 'orders-db',
      field: 'password',
      ...(place.order === 'in-place' ? waiver : {}),
    },
    keys: { key: 'DATABASE_URL' },
  };
}
