// The executable that an installed hook runs, built into one file: somebody waits for it at every push, and to load all
// commands takes longer than what it does.
import { writeSync } from 'node:fs';
import { runHook } from './commands/hook-run.js';
import { EXIT } from './core/exit-codes.js';
import { runEntry } from './entry.js';

// A run that ends without having said otherwise did not end well, and stops what git was about to do.
process.exitCode = EXIT.internal;
process.on('uncaughtException', crash);
// The words `hook run`, which the command line has in the same place, come first.
runEntry((argv, io) => runHook(argv.slice(2), io)).then((code) => {
  process.exitCode = code;
  process.stderr.write('', () => process.exit(code));
}, crash);

function crash(error: unknown): never {
  try {
    writeSync(2, `error: unleak: internal error: ${error instanceof Error ? error.message : String(error)}\n`);
  } catch {
    // Standard error is gone too; the exit code still tells.
  }
  process.exit(EXIT.internal);
}
