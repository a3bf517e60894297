// What the server's and the driver's errors mean for us, in words of our own.
import { AppError, errorCodeOf } from '../../core/errors.js';
import type { RotationContext } from '../rotator.js';

/** What KILL says of a connection that is gone. */
export const NO_SUCH_CONNECTION = 1094;

/**
 * The server is there and says that it can't now, or that it ended this session: no answer to what was asked. So are
 * limits of a user (1203, 1226) and blocked hosts (1129).
 */
export const OUTAGES: ReadonlySet<number> = new Set([
  1040, 1053, 1077, 1079, 1080, 1129, 1203, 1226, 1927, 3032, 3159, 3168, 3169, 4031,
]);

/** The number when the server itself answered with an error; those of the system are negative. */
export function serverError(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errno' in error)) return undefined;
  return typeof error.errno === 'number' && error.errno >= 1000 ? error.errno : undefined;
}

export function connectError(error: unknown, ctx: RotationContext, who: string): AppError {
  const number = serverError(error);
  const cause = plainCause(error);
  if (number === undefined || OUTAGES.has(number)) {
    const words = wordsOf(error, ctx);
    if (!isTlsFailure(error)) {
      return new AppError('provider-unreachable', `mysql: connecting: ${who}: ${words}`, { cause });
    }
    return new AppError('provider-refused', `mysql: connecting: ${who}: ${words}`, {
      hint: "the server must speak TLS with a certificate for the configured host; name its authority as 'ca'",
      cause,
    });
  }
  return new AppError('provider-refused', `mysql: logging in: ${who}: error ${String(number)}`, {
    hint: 'check the admin credential and that its account may come from here',
    cause,
  });
}

export function statementError(error: unknown, ctx: RotationContext, isChange: boolean): AppError {
  const number = serverError(error);
  const cause = plainCause(error);
  if (number === undefined || OUTAGES.has(number)) {
    const words = wordsOf(error, ctx);
    return isChange
      ? new AppError('ambiguous', `mysql: waiting for the answer to a change: ${words}`, { cause })
      : new AppError('provider-unreachable', `mysql: waiting for an answer: ${words}`, { cause });
  }
  const what = `mysql: running a statement: error ${String(number)}: ${meaningOf(number)}`;
  if (number === 1205 || number === 1969 || number === 3024) return new AppError('timeout', what, { cause });
  return new AppError('provider-refused', what, { hint: HINTS[number] ?? RIGHTS, cause });
}

const RIGHTS =
  'the admin needs CREATE USER, PROCESS and CONNECTION ADMIN on *.* and SELECT on mysql.global_priv; in MySQL ' +
  'CONNECTION_ADMIN, SELECT on mysql.user, and SYSTEM_USER where the account has it';
const HINTS: Readonly<Record<number, string>> = {
  1290: 'the server is read-only, or a plugin that checks passwords takes no hash (strict_password_validation)',
};

/** Our words instead of the server's: those quote the statement, which holds a hash. */
function meaningOf(number: number): string {
  switch (number) {
    case 1044:
    case 1095:
    case 1142:
    case 1227:
      return 'not allowed';
    case 1205:
    case 1969:
    case 3024:
      return 'took too long';
    case 1290:
      return 'an option of the server forbids it';
    case 1524:
      return 'the plugin that keeps its password is switched off';
    case 1396:
      return 'the account is gone';
    default:
      return 'the server refused it';
  }
}

function isTlsFailure(error: unknown): boolean {
  const code = errorCodeOf(error) ?? '';
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HANDSHAKE_)/.test(code);
}

function wordsOf(error: unknown, ctx: RotationContext): string {
  if (ctx.signal.aborted) return 'the deadline passed';
  const number = serverError(error);
  if (number !== undefined) return `error ${String(number)}`;
  return errorCodeOf(error) ?? 'the connection was lost';
}

/** A cause without the driver's fields: `sql` repeats the statement and the message may. */
function plainCause(error: unknown): Error {
  const number = serverError(error);
  return new Error(number === undefined ? (errorCodeOf(error) ?? 'no code') : `error ${String(number)}`);
}
