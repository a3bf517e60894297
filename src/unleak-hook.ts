// The executable that an installed hook runs. It only finds the rest, which it loads in the form that an earlier run kept:
// somebody waits for it at every push.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from './core/exit-codes.js';
import type * as HookMain from './hook-main.js';
import { loadCompiled } from './platform/code-cache.js';
import { pathsFor } from './platform/paths.js';
import { optimizeLater, optimizeNow } from './platform/v8-flags.js';

// A run that ends without having said otherwise did not end well, and stops what git was about to do.
process.exitCode = EXIT.internal;
process.on('uncaughtException', crash);
const { exports, keep } = loadCompiled(join(__dirname, 'hook-main.cjs'), {
  folder: pathsFor(process.env).cache,
  hash: UNLEAK_CODE_HASH,
  use: 'hook',
  require,
});
let isWorthKeeping = false;
process.on('exit', () => {
  // What is kept is only good for the flags that it was made with.
  optimizeNow();
  if (isWorthKeeping) keep();
});
optimizeLater();
(exports as typeof HookMain)
  .main(() => {
    isWorthKeeping = true;
  })
  .then((code) => {
    process.exit(code);
  }, crash);

function crash(error: unknown): never {
  try {
    writeSync(2, `error: unleak: internal error: ${error instanceof Error ? error.message : String(error)}\n`);
  } catch {
    // Standard error is gone too; the exit code still tells.
  }
  process.exit(EXIT.internal);
}
