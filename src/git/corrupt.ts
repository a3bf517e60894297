import { AppError, errorCodeOf } from '../core/errors.js';

/** The one error that a reader of git's formats throws, whatever the bytes were. */
export function corrupt(message: string, cause?: unknown): AppError {
  return new AppError('corrupt-input', `git: ${message}`, cause === undefined ? {} : { cause });
}

/** A short reason for a gap: our own message, or the system's word for what failed. */
export function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const code = errorCodeOf(error);
  if (code !== undefined && error instanceof Error) return error.message.split(',')[0] ?? code;
  return error instanceof Error ? error.message : String(error);
}

/** Errors that say something about what was read; anything else is our own bug and has to surface. */
export function isReadFailure(error: unknown): boolean {
  return error instanceof AppError || errorCodeOf(error) !== undefined;
}
