#!/usr/bin/env node
// The executable. Some libraries print what they send and receive when DEBUG is set, so it goes before any of them is
// loaded. The rest is one file, which is loaded in the form that an earlier run of the same command kept.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type * as Cli from './cli.js';
import { EXIT, type ExitCode } from './core/exit-codes.js';
import { loadCompiled } from './platform/code-cache.js';
import { pathsFor } from './platform/paths.js';
import { setV8Flags } from './platform/v8-flags.js';

delete process.env['DEBUG'];
for (const name of Object.keys(process.env)) {
  if (name.startsWith('NODE_DEBUG')) delete process.env[name];
}

// A run that ends without having said otherwise did not end well. Node's own codes, 1 for an uncaught error and 13 for a
// promise that nobody settles, mean something else here.
process.exitCode = EXIT.internal;
process.on('uncaughtException', crash);
// Before anything is loaded: what V8 keeps is only good for the flags that it was made with.
setV8Flags();
const argv = process.argv.slice(2);
const command = /^[a-z]+$/.exec(argv[0] ?? '')?.[0] ?? 'none';
const program = loadCompiled(join(__dirname, 'cli.cjs'), {
  folder: pathsFor(process.env).cache,
  hash: UNLEAK_CODE_HASH,
  use: command,
  require,
});
(program.exports as typeof Cli).runProcess().then(end, crash);

async function end(code: ExitCode): Promise<void> {
  process.exitCode = code;
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  // A command that was misspelt or explained was not used, and who wants nothing recorded wants no file.
  const isUse = code !== EXIT.usage && !argv.includes('--help') && !argv.includes('-h');
  if (isUse && !argv.includes('--no-state')) program.keep();
  // Not left to Node: its slow way out makes better-sqlite3 12 abort on Node 24.
  process.exit();
}

/** Resolves when all that was written is on its way, or nobody reads any more. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}

function crash(error: unknown): never {
  const known = error instanceof Error ? error : new Error(String(error));
  const text = process.env['UNLEAK_TRACE'] === '1' ? (known.stack ?? known.message) : known.message;
  try {
    writeSync(2, `error: unleak: internal error: ${text}\n`);
  } catch {
    // Standard error is gone too; the exit code still tells.
  }
  process.exit(EXIT.internal);
}
