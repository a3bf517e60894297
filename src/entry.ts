import { isGoneReader, type Io } from './commands/shared/io.js';
import { AppError } from './core/errors.js';
import { EXIT, type ExitCode } from './core/exit-codes.js';
import { systemClock } from './platform/clock.js';

/** Runs a main function with the real process: its arguments, streams and signals. */
export async function runEntry(main: (argv: readonly string[], io: Io) => Promise<ExitCode>): Promise<ExitCode> {
  const interrupted = new AbortController();
  const onSignal = (): void => {
    // The second time somebody insists; the first was to end in order.
    if (interrupted.signal.aborted) process.exit(EXIT.interrupted);
    interrupted.abort(new AppError('interrupted', 'unleak: interrupted'));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: Error) => {
      if (!isGoneReader(error)) throw error;
    });
  }
  let stdinUsed = false;
  const exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: () => {
      stdinUsed = true;
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    signal: interrupted.signal,
    isStdoutTty: Boolean(process.stdout.isTTY),
    isStderrTty: Boolean(process.stderr.isTTY),
    clock: systemClock,
  });
  // An unread pipe would keep the process alive after the work is done.
  if (stdinUsed) process.stdin.destroy();
  return exitCode;
}
