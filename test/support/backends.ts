/**
 * Where the real servers of the tests are: `$UNLEAK_BACKENDS_DIR` or `~/.cache/unleak-backends`, which
 * `scripts/backends.sh` fills; verdaccio is among the packages of `test/specs`.
 */
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const backendsDir =
  process.env['UNLEAK_BACKENDS_DIR'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'unleak-backends');

const specsDir = fileURLToPath(new URL('../specs/', import.meta.url));

/** Each with its program, and what shows that it is there where that is another file. */
const programs = {
  bao: { program: 'bin/bao' },
  python: { program: 'bin/python', shownBy: 'bin/moto_server' },
  redis: { program: 'root/usr/bin/redis-server' },
  mariadb: { program: 'root/usr/sbin/mariadbd' },
  sshd: { program: 'root/usr/sbin/sshd' },
  'stripe-mock': { program: 'bin/stripe-mock' },
  verdaccio: { program: 'node_modules/verdaccio/bin/verdaccio' },
} satisfies Record<string, { readonly program: string; readonly shownBy?: string }>;

export type Backend = keyof typeof programs;

/** The program's path; fails with the command that installs it. */
export function backend(name: Backend): string {
  const missing = missingBackend(name);
  if (missing !== undefined) throw new Error(missing);
  return join(folderOf(name), programs[name].program);
}

/**
 * Why a test file can't run, for `describe.skipIf` and its title; undefined where the back end is there. Fails instead
 * where UNLEAK_REQUIRE_BACKENDS is 1, so that nothing is skipped unseen where everything should run.
 */
export function missingBackend(name: Backend): string | undefined {
  const entry: { readonly program: string; readonly shownBy?: string } = programs[name];
  const file = entry.shownBy ?? entry.program;
  if (existsSync(join(folderOf(name), file))) return undefined;
  const remedy = name === 'verdaccio' ? 'npm ci --prefix test/specs' : 'scripts/backends.sh';
  const reason = `${file} is not in ${folderOf(name)}: run ${remedy}`;
  if (process.env['UNLEAK_REQUIRE_BACKENDS'] === '1') throw new Error(reason);
  return reason;
}

function folderOf(name: Backend): string {
  return name === 'verdaccio' ? specsDir : backendsDir;
}

/** Where the unpacked servers have their files: `/usr` of another machine, so to say. */
export const unpackedUsr = join(backendsDir, 'root', 'usr');

/** Libraries of the unpacked servers, for LD_LIBRARY_PATH. */
export const unpackedLibraries = join(
  unpackedUsr,
  'lib',
  process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu',
);

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
