// What a hook does, built into one file: to load all commands takes longer than a check.
import { runHook } from './commands/hook-run.js';
import type { ExitCode } from './core/exit-codes.js';
import { runEntry } from './entry.js';
import { shortStdin } from './platform/short-stdin.js';

/** Runs the hook that the arguments name. @param onChecked is called once something was scanned */
export function main(onChecked: () => void): Promise<ExitCode> {
  // The words `hook run`, which the command line has in the same place, come first.
  const [, , , , name] = process.argv;
  // Before anybody listens to signals. No other hook is told anything there, and who calls it may leave it open.
  const stdin = name === 'pre-push' ? shortStdin() : undefined;
  return runEntry((argv, io) => runHook(argv.slice(2), io, { onChecked, stdin }));
}
