import type { Writable } from 'node:stream';
import { isGoneReader, type Io } from './commands/shared/io.js';
import { AppError } from './core/errors.js';
import { EXIT, type ExitCode } from './core/exit-codes.js';
import { systemClock } from './platform/clock.js';

/**
 * Runs a main function with the real process: its arguments, streams and signals. Streams are opened when they are asked for,
 * which costs a hook a tenth of its time.
 */
export async function runEntry(main: (argv: readonly string[], io: Io) => Promise<ExitCode>): Promise<ExitCode> {
  const interrupted = new AbortController();
  const onSignal = (): void => {
    // The second time somebody insists; the first was to end in order.
    if (interrupted.signal.aborted) process.exit(EXIT.interrupted);
    interrupted.abort(new AppError('interrupted', 'unleak: interrupted'));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  let stdinUsed = false;
  const exitCode = await main(process.argv.slice(2), {
    get stdout() {
      return guarded(process.stdout);
    },
    get stderr() {
      return guarded(process.stderr);
    },
    stdin: () => {
      stdinUsed = true;
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    signal: interrupted.signal,
    get isStdoutTty() {
      return Boolean(process.stdout.isTTY);
    },
    get isStderrTty() {
      return Boolean(process.stderr.isTTY);
    },
    clock: systemClock,
  });
  // An unread pipe would keep the process alive after the work is done.
  if (stdinUsed) process.stdin.destroy();
  return exitCode;
}

/** A reader that went away is told to whoever writes, and ends nothing by itself. */
function guarded(stream: Writable): Writable {
  if (!stream.listeners('error').includes(onStreamError)) stream.on('error', onStreamError);
  return stream;
}

function onStreamError(error: Error): void {
  if (!isGoneReader(error)) throw error;
}
