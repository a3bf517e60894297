// One connection for one piece of work, with deadlines, and with errors that say whether something may have happened.
import { Socket } from 'node:net';
import { Client, DatabaseError, type QueryResultRow } from 'pg';
import { AppError, errorCodeOf } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext } from '../rotator.js';

/** The server, from the user's configuration and from nowhere else. */
export interface PostgresServerAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly tls: 'verify-full' | 'disable';
  /** PEM text of the authority that signed the server's certificate; the system's authorities unless given. */
  readonly ca?: string;
}

export interface Login {
  readonly user: string;
  readonly password: SecretValue;
}

export interface Session {
  /** A statement that changes nothing. */
  rows<Row extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Exactly one statement that changes something and commits by itself. */
  change(sql: string, values?: readonly unknown[]): Promise<void>;
  /** All of it or nothing; only a connection lost after COMMIT was sent leaves that open. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const GOODBYE_MS = 1000;

/** Options of the session, so that nothing in the environment and no setting of the role changes what we do. */
const ADMIN_OPTIONS = [
  // A schema of an application must not be able to stand in for a function that an administrator calls.
  '-c search_path=pg_catalog,pg_temp',
  // What is written down here as done has to survive a crash of the server.
  '-c synchronous_commit=on',
  '-c lock_timeout=10s',
  '-c standard_conforming_strings=on',
  '-c default_transaction_read_only=off',
].join(' ');
/** Never empty, or else pg takes PGOPTIONS. */
const LOGIN_OPTIONS = '-c client_min_messages=warning';

/** Runs work in an administrator's session. Fails with `provider-refused` when the server lets the admin not in. */
export async function withAdmin<T>(
  address: PostgresServerAddress,
  ctx: RotationContext,
  admin: Login,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return withClient(address, ctx, admin, ADMIN_OPTIONS, async (client) => {
    try {
      await client.connect();
    } catch (error) {
      throw connectError(error, ctx, `admin ${admin.user}`);
    }
    return work(sessionOf(client, ctx));
  });
}

/** Logs in and runs work as this user; a refusal is an answer, given by its SQLSTATE. No answer is an error. */
export async function tryLogin<T>(
  address: PostgresServerAddress,
  ctx: RotationContext,
  login: Login,
  work: (session: Session) => Promise<T>,
): Promise<{ readonly refused: string } | { readonly result: T }> {
  return withClient(address, ctx, login, LOGIN_OPTIONS, async (client) => {
    try {
      await client.connect();
    } catch (error) {
      const state = sqlStateOf(error);
      if (state !== undefined && !isOutage(state)) return { refused: state };
      throw connectError(error, ctx, `user ${login.user}`);
    }
    return { result: await work(sessionOf(client, ctx)) };
  });
}

async function withClient<T>(
  address: PostgresServerAddress,
  ctx: RotationContext,
  login: Login,
  options: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  ctx.signal.throwIfAborted();
  const socket = new Socket();
  const client = makeClient(address, ctx, login, options, socket);
  // Without a listener a terminated session would end this process.
  client.on('error', () => undefined);
  const onAbort = (): void => void socket.destroy(new Error('deadline'));
  ctx.signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(client);
  } finally {
    ctx.signal.removeEventListener('abort', onAbort);
    await sayGoodbye(client);
    socket.destroy();
  }
}

/** Everything is passed, since pg takes what is missing from PGHOST, PGUSER, PGSSLMODE and the like. */
function makeClient(
  { host, port, database, tls, ca }: PostgresServerAddress,
  ctx: RotationContext,
  { user, password }: Login,
  options: string,
  socket: Socket,
): Client {
  const config = {
    host,
    port,
    database,
    user,
    // A function, so that not even an empty password is looked for elsewhere.
    password: () => password.reveal(),
    ssl: tls === 'disable' ? false : { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    sslnegotiation: 'postgres' as const,
    application_name: `unleak ${ctx.rotationId}`,
    options,
    client_encoding: 'UTF8',
    replication: 'false',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 5000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    stream: () => socket,
  };
  return new Client(config);
}

async function sayGoodbye(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, GOODBYE_MS)));
  await Promise.race([client.end().catch(() => undefined), late]);
  clearTimeout(timer);
}

function sessionOf(client: Client, ctx: RotationContext): Session {
  const run = async <Row extends QueryResultRow>(
    sql: string,
    values: readonly unknown[],
    isFinal: boolean,
  ): Promise<readonly Row[]> => {
    try {
      return (await client.query<Row>(sql, values.length === 0 ? undefined : [...values])).rows;
    } catch (error) {
      throw statementError(error, ctx, isFinal);
    }
  };
  const session: Session = {
    rows: (sql, values = []) => run(sql, values, false),
    change: async (sql, values = []) => {
      await run(sql, values, true);
    },
    transaction: async (work) => {
      await run('BEGIN', [], false);
      // Inside, no statement is final: without COMMIT the server takes everything back.
      const inner: Session = { ...session, change: async (sql, values = []) => void (await run(sql, values, false)) };
      let result;
      try {
        result = await work(inner);
      } catch (error) {
        await run('ROLLBACK', [], false).catch(() => undefined);
        throw error;
      }
      await run('COMMIT', [], true);
      return result;
    },
  };
  return session;
}

/** The SQLSTATE when the server itself answered with an error. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}

/** The server is there and says that it can't now, or that it ended this session: no answer to what was asked. */
function isOutage(state: string): boolean {
  return state.startsWith('08') || state.startsWith('53') || ['57P01', '57P02', '57P03', '57P05'].includes(state);
}

function connectError(error: unknown, ctx: RotationContext, who: string): AppError {
  const state = sqlStateOf(error);
  if (state === undefined || isOutage(state)) {
    if (isTlsFailure(error)) {
      return new AppError('provider-refused', `postgres: connecting: ${who}: ${wordsOf(error, ctx)}`, {
        hint: "the server must speak TLS with a certificate for the configured host; name its authority as 'ca'",
        cause: plainCause(error),
      });
    }
    return new AppError('provider-unreachable', `postgres: connecting: ${who}: ${wordsOf(error, ctx)}`, {
      cause: plainCause(error),
    });
  }
  return new AppError('provider-refused', `postgres: logging in: ${who}: SQLSTATE ${state}`, {
    hint: 'check the admin credential and that pg_hba.conf lets it in from here',
    cause: plainCause(error),
  });
}

function statementError(error: unknown, ctx: RotationContext, isFinal: boolean): AppError {
  const state = sqlStateOf(error);
  const cause = plainCause(error);
  if (state === undefined || isOutage(state)) {
    const words = wordsOf(error, ctx);
    return isFinal
      ? new AppError('ambiguous', `postgres: waiting for the answer to a change: ${words}`, { cause })
      : new AppError('provider-unreachable', `postgres: waiting for an answer: ${words}`, { cause });
  }
  const what = `postgres: running a statement: SQLSTATE ${state}: ${serverWords(error)}`;
  switch (state) {
    case '42501':
      return new AppError('provider-refused', what, {
        hint: 'the admin role needs CREATEROLE, pg_signal_backend and, from PostgreSQL 16 on, ADMIN OPTION on the role',
        cause,
      });
    case '42710':
      return new AppError('conflict', what, { cause });
    case '2BP01':
      return new AppError('conflict', what, { hint: 'the role still owns objects or rights', cause });
    case '57014':
    case '55P03':
      return new AppError('timeout', what, { cause });
    default:
      return new AppError('provider-refused', what, { cause });
  }
}

function isTlsFailure(error: unknown): boolean {
  const code = errorCodeOf(error) ?? '';
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return true;
  return error instanceof Error && error.message.includes('does not support SSL');
}

function wordsOf(error: unknown, ctx: RotationContext): string {
  if (ctx.signal.aborted) return 'the deadline passed';
  return sqlStateOf(error) ?? errorCodeOf(error) ?? (error instanceof Error ? error.message : 'unknown error');
}

/** The server's sentence, unless it quotes the statement: that may hold a verifier. */
function serverWords(error: unknown): string {
  if (!(error instanceof Error) || sqlStateOf(error) === '42601' || error.message.includes('SCRAM-SHA-256$')) {
    return 'the server refused it';
  }
  return error.message;
}

/** A cause without the driver's fields: `where` and `internalQuery` repeat statements. */
function plainCause(error: unknown): Error {
  const state = sqlStateOf(error);
  if (state !== undefined) return new Error(`SQLSTATE ${state}: ${serverWords(error)}`);
  return error instanceof Error ? error : new Error('not an error object');
}
