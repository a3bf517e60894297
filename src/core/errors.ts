import { EXIT, type ExitCode } from './exit-codes.js';

/**
 * Which exit code each kind of failure gets. `usage`, `config` and `not-found` are the user's to mend; `conflict`,
 * `provider-refused`, `ambiguous` and `needs-person` leave a rotation that wants attention.
 */
const EXIT_BY_CODE = {
  usage: EXIT.usage,
  config: EXIT.usage,
  'not-found': EXIT.usage,
  unsupported: EXIT.usage,
  'state-locked': EXIT.rotationNeedsAttention,
  conflict: EXIT.rotationNeedsAttention,
  'provider-refused': EXIT.rotationNeedsAttention,
  'provider-unreachable': EXIT.rotationNeedsAttention,
  ambiguous: EXIT.rotationNeedsAttention,
  'needs-person': EXIT.rotationNeedsAttention,
  'lease-lost': EXIT.rotationNeedsAttention,
  timeout: EXIT.rotationNeedsAttention,
  interrupted: EXIT.interrupted,
  'corrupt-input': EXIT.incomplete,
  internal: EXIT.internal,
} as const satisfies Record<string, ExitCode>;

export type ErrorCode = keyof typeof EXIT_BY_CODE;

export interface AppErrorOptions {
  /** The remedy, as a sentence or a command to type. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/**
 * An error that a user can act on. The message reads `who: doing what: with which: what happened`, lower case, no full
 * stop, and never holds a secret value.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }

  get exitCode(): ExitCode {
    return EXIT_BY_CODE[this.code];
  }
}

/** The exit code of whatever was thrown: an `AppError` says its own, anything else is our bug. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof AppError ? error.exitCode : EXIT.internal;
}

/** The `code` of a Node or driver error (`ENOENT`, `28P01`), or undefined. */
export function errorCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
