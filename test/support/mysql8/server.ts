// A MySQL 8 for tests, where none can be had: its accounts with a current and a second password, who is connected, and
// the statements that an administrator sends. It speaks the protocol on a loopback port, without TLS, and with
// mysql_native_password or caching_sha2_password. What it does not understand is MySQL's syntax error, and counted as a violation.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createConnection, type Connection } from 'mysql2/promise';
import { SecretValue } from '../../../src/core/secret-value.js';
import { randomId } from '../../../src/platform/random.js';
import { newAccount, type Account } from './accounts.js';
import type { AccountName } from './cursor.js';
import { Engine, type Session } from './engine.js';
import { Faults, type Chosen, type Fault } from './faults.js';
import { sumOf } from './passwords.js';
import { ALL_RIGHTS } from './rights.js';
import { OpenSession, type SeenStatement } from './session.js';
import { variablesOf } from './variables.js';

export interface FakeMysql8 {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** `mysql://127.0.0.1:PORT`, without a user. */
  readonly url: string;
  /** `root`, who may do everything, from any host. */
  readonly admin: { readonly user: 'root'; readonly password: SecretValue };
  /** As the administrator; gives the rows. */
  query(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** A connection of this user; the caller ends it. */
  connect(user: string, password: SecretValue): Promise<Connection>;
  readonly seen: readonly SeenStatement[];
  /** Every statement that was sent, as a general log shows them: no password, and none that could not be read. */
  statementLog(): string;
  /** What was sent and is not MySQL's, or not understood here; a test ends by expecting none. */
  readonly violations: readonly string[];
  /** Accounts of this name with the sums of the passwords that they take: the current one, then the second. */
  accounts(user: string): readonly { readonly host: string; readonly sums: readonly string[] }[];
  /** Accounts, of this name or of any, that take a second password. */
  liveSecondPasswords(user?: string): readonly AccountName[];
  /** Who is connected, by the number that KILL takes. */
  sessions(user?: string): readonly { readonly id: number; readonly account: AccountName }[];
  /** Statements that begin so, the next or the next few, meet this fault; gives how many did. */
  inject(chosen: Chosen, fault: Fault, times?: number): () => number;
  /** The n-th change from now on, counted from 1, meets this fault; gives how many did. */
  injectAt(n: number, fault: Fault): () => number;
  /** Faults that no statement has met yet. */
  readonly pendingFaults: number;
  stop(): Promise<void>;
}

export interface FakeMysql8Options {
  readonly version?: string;
  readonly comment?: string;
  /** Milliseconds; how long sessions do what they do follows from it. */
  readonly now?: () => number;
}

/** Starts on a free loopback port. */
export async function startFakeMysql8({
  version = '8.0.36',
  comment = 'MySQL Community Server - GPL',
  now = Date.now,
}: FakeMysql8Options = {}): Promise<FakeMysql8> {
  const password = new SecretValue(randomId());
  const open = new Map<number, OpenSession>();
  const faults = new Faults();
  const seen: SeenStatement[] = [];
  const violations: string[] = [];
  const openSessions = (): readonly Session[] => [...open.values()].map((session) => session.facts());
  const engine = new Engine(openSessions, variablesOf(version, comment));
  const root = { ...newAccount({ user: 'root', host: '%' }, ALL_RIGHTS), current: sumOf(password.reveal()) };
  engine.accounts.set('root@%', root);

  const sockets = new Set<Socket>();
  let lastId = 7;
  const server = createServer({ noDelay: true }, (socket) => {
    lastId += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    const session = new OpenSession({
      id: lastId,
      socket,
      version,
      now,
      engine,
      openSessions,
      faults,
      seen,
      violations,
    });
    socket.once('close', () => {
      sockets.delete(socket);
      open.delete(session.id);
    });
    session.onLogin = () => open.set(session.id, session);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const connect: FakeMysql8['connect'] = (user, secret) =>
    createConnection({ host: '127.0.0.1', port, user, password: secret.reveal(), connectTimeout: 5000 });
  const ofName = (user: string | undefined): readonly Account[] =>
    [...engine.accounts.values()].filter((account) => user === undefined || account.user === user);
  return {
    host: '127.0.0.1',
    port,
    url: `mysql://127.0.0.1:${String(port)}`,
    admin: { user: 'root', password },
    connect,
    query: async (sql, values = []) => {
      const connection = await connect('root', password);
      try {
        const [rows] = await connection.query(sql, [...values]);
        return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
      } finally {
        await connection.end();
      }
    },
    seen,
    statementLog: () => seen.flatMap(({ text }) => (text === undefined ? [] : [`${text}\n`])).join(''),
    violations,
    accounts: (user) =>
      ofName(user)
        .map(({ host, current, retained }) => ({ host, sums: [current, retained ?? ''].filter((sum) => sum !== '') }))
        .toSorted((one, other) => (one.host < other.host ? -1 : 1)),
    liveSecondPasswords: (user) =>
      ofName(user)
        .filter(({ retained }) => retained !== undefined)
        .map(({ user: name, host }) => ({ user: name, host })),
    sessions: (user) =>
      [...open.values()]
        .map((session) => ({ id: session.id, account: session.account }))
        .filter(({ account }) => user === undefined || account.user === user),
    inject: (chosen, fault, times) => faults.inject(chosen, fault, times),
    injectAt: (n, fault) => faults.injectAt(n, fault),
    get pendingFaults() {
      return faults.pending;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
