// One connection for one piece of work, with deadlines, and with errors that say whether something may have happened.
import { createClient, ErrorReply } from '@redis/client';
import { AppError, errorCodeOf } from '../../core/errors.js';
import type { AdminLogin } from '../../core/login-url.js';
import type { RotationContext } from '../rotator.js';

/** The server, from the user's configuration and from nowhere else. */
export interface RedisServerAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: 'verify-full' | 'disable';
  /** PEM text of the authority that signed the server's certificate; the system's authorities unless given. */
  readonly ca?: string;
}

export interface Session {
  /** A command that changes nothing. */
  read(...command: readonly string[]): Promise<unknown>;
  /** The same, where a refusal is an answer: its first word, as `NOPERM`. */
  tryRead(...command: readonly string[]): Promise<{ readonly refused: string } | { readonly reply: unknown }>;
  /** Exactly one command that changes something. */
  change(...command: readonly string[]): Promise<unknown>;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Runs work in an administrator's session. Fails with `provider-refused` when the server lets the admin not in. */
export function withAdmin<T>(
  address: RedisServerAddress,
  ctx: RotationContext,
  admin: AdminLogin,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return withSession(address, ctx, async (session) => {
    const answer = await session.tryRead('AUTH', admin.user, admin.password.reveal());
    if (!('refused' in answer)) return work(session);
    throw new AppError('provider-refused', `redis: logging in: admin ${admin.user}: ${answer.refused}`, {
      hint: 'check the admin credential and that the user is on',
    });
  });
}

/**
 * Logs in and runs work as this user; a refusal is an answer, given by its first word. Only the reply to AUTH counts: after
 * a refusal the connection goes on as whoever needs no password.
 */
export function tryLogin<T>(
  address: RedisServerAddress,
  ctx: RotationContext,
  login: AdminLogin,
  work: (session: Session) => Promise<T>,
): Promise<{ readonly refused: string } | { readonly result: T }> {
  return withSession(address, ctx, async (session) => {
    const answer = await session.tryRead('AUTH', login.user, login.password.reveal());
    return 'refused' in answer ? answer : { result: await work(session) };
  });
}

type Client = ReturnType<typeof newClient>;

async function withSession<T>(
  address: RedisServerAddress,
  ctx: RotationContext,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  ctx.signal.throwIfAborted();
  const client = newClient(address);
  // Without a listener a killed connection would end this process.
  client.on('error', () => undefined);
  try {
    await inTime(ctx, client.connect()).catch((error: unknown) => {
      throw connectError(error, ctx);
    });
    return await work(sessionOf(client, ctx));
  } finally {
    if (client.isOpen) client.destroy();
  }
}

/** Without a password: the client would send it at a time of its own. Without a second try: a change is sent once. */
function newClient({ host, port, tls, ca }: RedisServerAddress) {
  const place = { host, port, connectTimeout: CONNECT_TIMEOUT_MS, reconnectStrategy: false } as const;
  const secure = { tls: true, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) } as const;
  return createClient({
    socket: tls === 'disable' ? place : { ...place, ...secure },
    RESP: 2,
    disableClientInfo: true,
    maintNotifications: 'disabled',
  });
}

async function inTime<T>({ signal }: RotationContext, work: Promise<T>): Promise<T> {
  let onAbort = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    onAbort = (): void => reject(new Error('the deadline passed'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function sessionOf(client: Client, ctx: RotationContext): Session {
  const send = (command: readonly string[]): Promise<unknown> => inTime(ctx, client.sendCommand([...command]));
  return {
    read: async (...command) => {
      try {
        return await send(command);
      } catch (error) {
        throw commandError(error, ctx, command, false);
      }
    },
    tryRead: async (...command) => {
      try {
        return { reply: await send(command) };
      } catch (error) {
        const word = refusalOf(error);
        if (word === undefined || isOutage(word)) throw commandError(error, ctx, command, false);
        return { refused: word };
      }
    },
    change: async (...command) => {
      try {
        return await send(command);
      } catch (error) {
        throw commandError(error, ctx, command, true);
      }
    },
  };
}

/** The first word when the server itself answered with an error. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof ErrorReply)) return undefined;
  return /^[A-Z]+/.exec(error.message)?.[0] ?? 'ERR';
}

/** The server is there and says that it can't now: no answer to what was asked. */
function isOutage(word: string): boolean {
  return ['LOADING', 'BUSY', 'MASTERDOWN', 'TRYAGAIN', 'CLUSTERDOWN', 'UNKILLABLE'].includes(word);
}

function connectError(error: unknown, ctx: RotationContext): AppError {
  const words = wordsOf(error, ctx);
  const cause = new Error(words);
  if (!/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(words)) {
    return new AppError('provider-unreachable', `redis: connecting: ${words}`, { cause });
  }
  return new AppError('provider-refused', `redis: connecting: ${words}`, {
    hint: "the server must speak TLS with a certificate for the configured host; name its authority as 'ca'",
    cause,
  });
}

/** Our words instead of the server's, which repeat what it was sent. */
function commandError(error: unknown, ctx: RotationContext, command: readonly string[], isChange: boolean): AppError {
  const word = refusalOf(error);
  const words = wordsOf(error, ctx);
  const cause = new Error(words);
  if (word === undefined || isOutage(word)) {
    return isChange && word === undefined
      ? new AppError('ambiguous', `redis: waiting for the answer to a change: ${words}`, { cause })
      : new AppError('provider-unreachable', `redis: waiting for an answer: ${words}`, { cause });
  }
  return new AppError('provider-refused', `redis: running ${nameOf(command)}: ${word}`, { hint: hintOn(word), cause });
}

/** A command's name without what it is about. */
function nameOf([command = '', sub = '']: readonly string[]): string {
  return ['ACL', 'CONFIG', 'CLIENT'].includes(command) ? `${command} ${sub}` : command;
}

function hintOn(word: string): string | undefined {
  if (word === 'NOPERM') return 'the admin needs +acl +client +config|get +config|rewrite +info';
  if (word === 'ERR')
    return 'a server before version 6 has no users; one that may not write its file can keep no change';
  return undefined;
}

function wordsOf(error: unknown, ctx: RotationContext): string {
  if (ctx.signal.aborted) return 'the deadline passed';
  return refusalOf(error) ?? errorCodeOf(error) ?? 'the connection was lost';
}
