#!/usr/bin/env node
// The executable. Some libraries print what they send and receive when DEBUG is set, so it goes before any of them is
// imported; that is why everything else is behind the dynamic import.
import { writeSync } from 'node:fs';

delete process.env['DEBUG'];
for (const name of Object.keys(process.env)) {
  if (name.startsWith('NODE_DEBUG')) delete process.env[name];
}

const INTERNAL_ERROR = 70;

// A run that ends without having said otherwise did not end well. Node's own codes, 1 for an uncaught error and 13 for a
// promise that nobody settles, mean something else here.
process.exitCode = INTERNAL_ERROR;
process.on('uncaughtException', crash);
try {
  const { runProcess } = await import('./cli.js');
  process.exitCode = await runProcess();
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  // Not left to Node: its slow way out makes better-sqlite3 12 abort on Node 24.
  process.exit();
} catch (error) {
  crash(error);
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
  process.exit(INTERNAL_ERROR);
}
