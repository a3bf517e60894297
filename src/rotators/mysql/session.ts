// One connection for one piece of work, with deadlines, and with errors that say whether something may have happened.
import { connect, isIP } from 'node:net';
import { createConnection, type Connection, type ConnectionOptions, type RowDataPacket } from 'mysql2';
import { AppError } from '../../core/errors.js';
import type { AdminLogin } from '../../core/login-url.js';
import type { RotationContext } from '../rotator.js';
import { connectError, NO_SUCH_CONNECTION, OUTAGES, serverError, statementError } from './errors.js';

/** The server, from the user's configuration and from nowhere else. */
export interface MysqlServerAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: 'verify-full' | 'disable';
  /** PEM text of the authority that signed the server's certificate; the system's authorities unless given. */
  readonly ca?: string;
}

export interface Session {
  /** A statement that changes nothing. */
  rows(sql: string, values?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Exactly one statement that changes something and commits by itself. */
  change(sql: string): Promise<void>;
  /** Ends that connection; one that is gone already is no error. */
  kill(id: number): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 35_000;
const GOODBYE_MS = 1000;

/** Runs work in an administrator's session. Fails with `provider-refused` when the server lets the admin not in. */
export function withAdmin<T>(
  address: MysqlServerAddress,
  ctx: RotationContext,
  admin: AdminLogin,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return withConnection(address, ctx, admin, async (connection) => {
    try {
      await opened(connection, ctx);
    } catch (error) {
      throw connectError(error, ctx, `admin ${admin.user}`);
    }
    return politely(connection, work(sessionOf(connection, ctx)));
  });
}

/** Logs in and runs work as this user; a refusal is an answer, given by its number. No answer is an error. */
export function tryLogin<T>(
  address: MysqlServerAddress,
  ctx: RotationContext,
  login: AdminLogin,
  work: (session: Session) => Promise<T>,
): Promise<{ readonly refused: number } | { readonly result: T }> {
  return withConnection(address, ctx, login, async (connection) => {
    try {
      await opened(connection, ctx);
    } catch (error) {
      const number = serverError(error);
      if (number !== undefined && !OUTAGES.has(number)) return { refused: number };
      throw connectError(error, ctx, `user ${login.user}`);
    }
    return { result: await politely(connection, work(sessionOf(connection, ctx))) };
  });
}

async function withConnection<T>(
  address: MysqlServerAddress,
  ctx: RotationContext,
  login: AdminLogin,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  ctx.signal.throwIfAborted();
  const connection = createConnection(optionsFor(address, login));
  // Without a listener a killed connection would end this process.
  connection.on('error', () => undefined);
  try {
    return await work(connection);
  } finally {
    connection.destroy();
  }
}

/** Says goodbye after the work, or else the server's log speaks of an aborted connection. */
async function politely<T>(connection: Connection, work: Promise<T>): Promise<T> {
  const result = await work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, GOODBYE_MS)));
  await Promise.race([new Promise<void>((resolve) => connection.end(() => resolve())), late]);
  clearTimeout(timer);
  return result;
}

function optionsFor({ host, port, tls, ca }: MysqlServerAddress, { user, password }: AdminLogin): ConnectionOptions {
  if (tls === 'verify-full' && isIP(host) !== 0) {
    throw new AppError('config', `mysql: connecting: ${host}: an address has no name that a certificate could prove`, {
      hint: "configure the server's host name, or 'tls: disable' on a network that you trust",
    });
  }
  const ssl = { rejectUnauthorized: true, verifyIdentity: true, ...(ca === undefined ? {} : { ca }) };
  return {
    host,
    port,
    user,
    password: password.reveal(),
    connectTimeout: CONNECT_TIMEOUT_MS,
    charset: 'utf8mb4',
    multipleStatements: false,
    // Numbers above 2^53 as text, so that none is rounded.
    supportBigNumbers: true,
    stream: () => connect({ host, port, noDelay: true }),
    ...(tls === 'disable' ? {} : { ssl }),
  };
}

function opened(connection: Connection, ctx: RotationContext): Promise<void> {
  return answer(ctx, (done) => connection.connect((error) => done(error, undefined)));
}

/** What the driver calls back with, or the end of the time: the driver forgets its callbacks when it is destroyed. */
function answer<T>(ctx: RotationContext, ask: (done: (error: Error | null, result: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('the deadline passed'));
    if (ctx.signal.aborted) return onAbort();
    ctx.signal.addEventListener('abort', onAbort, { once: true });
    ask((error, result) => {
      ctx.signal.removeEventListener('abort', onAbort);
      if (error === null) resolve(result);
      else reject(error);
    });
  });
}

function sessionOf(connection: Connection, ctx: RotationContext): Session {
  const run = (sql: string, values: readonly unknown[]): Promise<RowDataPacket[]> =>
    answer(ctx, (done) => {
      connection.query<RowDataPacket[]>({ sql, values: [...values], timeout: STATEMENT_TIMEOUT_MS }, done);
    });
  return {
    rows: async (sql, values = []) => {
      try {
        return await run(sql, values);
      } catch (error) {
        throw statementError(error, ctx, false);
      }
    },
    change: async (sql) => {
      try {
        await run(sql, []);
      } catch (error) {
        throw statementError(error, ctx, true);
      }
    },
    kill: async (id) => {
      try {
        await run(`KILL CONNECTION ${String(id)}`, []);
      } catch (error) {
        if (serverError(error) !== NO_SUCH_CONNECTION) throw statementError(error, ctx, true);
      }
    },
  };
}

/** A column of text; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
