/** A real MariaDB for a test: data of its own in a temporary folder, on a loopback port. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection, type Connection } from 'mysql2/promise';
import { SecretValue } from '../../src/core/secret-value.js';
import { randomId } from '../../src/platform/random.js';
import { backend, freePort, unpackedLibraries, unpackedUsr } from './backends.js';
import { startServer } from './server-process.js';

export interface MariadbServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** `root`, who may do everything, from any host. */
  readonly admin: { readonly user: 'root'; readonly password: SecretValue };
  /** As the administrator; gives the rows. */
  query(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** A connection of this user; the caller ends it. */
  connect(user: string, password: SecretValue): Promise<Connection>;
  /** Every statement that the server was sent. */
  readonly statementLog: string;
  stop(): Promise<void>;
}

/** `settings` are further options of the server, as `--skip-name-resolve`. */
export async function startMariadb(settings: readonly string[] = []): Promise<MariadbServer> {
  const port = await freePort();
  const password = new SecretValue(randomId());
  const connect = (user: string, secret: SecretValue): Promise<Connection> =>
    createConnection({ host: '127.0.0.1', port, user, password: secret.reveal(), connectTimeout: 5000 });
  const query: MariadbServer['query'] = async (sql, values = []) => {
    const connection = await connect('root', password);
    try {
      const [rows] = await connection.query(sql, [...values]);
      return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
    } finally {
      await connection.end();
    }
  };
  const server = await startServer({
    name: 'mariadb',
    prepare: (home) => initialise(home, password),
    argv: (home) => [backend('mariadb'), ...flags(home, port), ...settings],
    env: { LD_LIBRARY_PATH: unpackedLibraries },
    isReady: async () => (await query('SELECT 1')).length === 1,
  });
  const admin = { user: 'root', password } as const;
  const statementLog = join(server.home, 'statements.log');
  return { host: '127.0.0.1', port, admin, query, connect, statementLog, stop: server.stop };
}

async function initialise(home: string, password: SecretValue): Promise<void> {
  for (const folder of ['data', 'tmp']) mkdirSync(join(home, folder), { mode: 0o700 });
  const script = join(unpackedUsr, 'bin', 'mariadb-install-db');
  const own = [
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--cross-bootstrap',
    '--skip-name-resolve',
  ];
  await promisify(execFile)(script, ['--no-defaults', `--basedir=${unpackedUsr}`, ...places(home), ...own], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, LD_LIBRARY_PATH: unpackedLibraries },
    timeout: 60_000,
  });
  // Run at each start, before anybody can connect. No anonymous user may stand in a named one's way.
  const text = `'${password.reveal()}'`;
  const statements = [
    "DELETE FROM mysql.global_priv WHERE User = ''",
    'FLUSH PRIVILEGES',
    `ALTER USER root@localhost IDENTIFIED BY ${text}`,
    `CREATE OR REPLACE USER root@'%' IDENTIFIED BY ${text}`,
    "GRANT ALL PRIVILEGES ON *.* TO root@'%' WITH GRANT OPTION",
  ];
  writeFileSync(join(home, 'init.sql'), statements.map((sql) => `${sql};\n`).join(''), { mode: 0o600 });
}

function flags(home: string, port: number): readonly string[] {
  return [
    '--no-defaults',
    `--basedir=${unpackedUsr}`,
    `--lc-messages-dir=${join(unpackedUsr, 'share', 'mysql')}`,
    ...places(home),
    '--bind-address=127.0.0.1',
    `--port=${String(port)}`,
    `--socket=${join(home, 'm.sock')}`,
    `--pid-file=${join(home, 'm.pid')}`,
    `--init-file=${join(home, 'init.sql')}`,
    '--general-log=1',
    `--general-log-file=${join(home, 'statements.log')}`,
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=16M',
    '--performance-schema=OFF',
  ];
}

/** It runs as root only where root is named: its data is in a folder that nobody else can enter. */
function places(home: string): readonly string[] {
  const user = `--user=${userInfo().username}`;
  return [user, `--datadir=${join(home, 'data')}`, `--tmpdir=${join(home, 'tmp')}`];
}
