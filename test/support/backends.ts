/**
 * Where the real servers of the tests are: `$UNLEAK_BACKENDS_DIR` or `~/.cache/unleak-backends`, a Python environment
 * that `scripts/backends.sh` makes.
 */
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const backendsDir =
  process.env['UNLEAK_BACKENDS_DIR'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'unleak-backends');

export type Backend = 'bao' | 'python';

/** The program's path; fails with the command that installs it. */
export function backend(name: Backend): string {
  const missing = missingBackend(name);
  if (missing !== undefined) throw new Error(missing);
  return join(backendsDir, 'bin', name);
}

/**
 * Why a test file can't run, for `describe.skipIf` and its title; undefined where the back end is there. Fails instead
 * where UNLEAK_REQUIRE_BACKENDS is 1, so that nothing is skipped unseen where everything should run.
 */
export function missingBackend(name: Backend): string | undefined {
  const file = name === 'bao' ? 'bao' : 'moto_server';
  if (existsSync(join(backendsDir, 'bin', file))) return undefined;
  const reason = `${file} is not in ${backendsDir}: run scripts/backends.sh`;
  if (process.env['UNLEAK_REQUIRE_BACKENDS'] === '1') throw new Error(reason);
  return reason;
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
