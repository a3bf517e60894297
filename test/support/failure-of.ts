import { AppError, type ErrorCode } from '../../src/core/errors.js';

/** The code of the error that an action throws, undefined if it throws none. Anything but an `AppError` goes on. */
export function failureOf(action: () => unknown): ErrorCode | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
