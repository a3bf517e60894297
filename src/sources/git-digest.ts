/**
 * A name for all that a scan of a repository would read, made without reading it: names, sizes and times of change of large
 * files and of objects, the content of small ones. Only the kernel sets the time of change, so no other content can take the
 * place of a file unnoticed.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, lstatSync, readdirSync, readlinkSync, statSync, type Stats } from 'node:fs';
import { findObjectFolders } from '../git/alternates.js';
import { isReadFailure } from '../git/corrupt.js';
import { GapList } from '../git/gap-list.js';
import { isWithin } from '../git/outside.js';
import { openRegularFile, readFully, readRegularFile } from '../git/regular-file.js';
import { looksLikeGitDirectory, type Repository } from '../git/repository.js';

/** Files that git or an editor writes again without a change are small. */
const MAX_READ_BYTES = 1 << 16;
const OBJECT = /\/objects\/(?:[0-9a-f]{2}|pack)$/;

/** Undefined for a repository that can't be named so: what is broken, or leads elsewhere by a link. */
export function digestOfRepository(repository: Repository): string | undefined {
  const { root, gitDir, commonDir, within, idBytes, problems } = repository;
  const gaps = new GapList();
  const objects = findObjectFolders(`${commonDir}/objects`, gaps, within);
  if (problems.length > 0 || gaps.list().length > 0) return undefined;
  const roots = [...new Set([commonDir, gitDir, ...objects])];
  const outer = roots.filter((one) => !roots.some((other) => other !== one && isWithin(one, other)));
  const hash = createHash('sha256');
  add(hash, ['repository', root, gitDir, commonDir, within, idBytes]);
  try {
    for (const folder of outer) new Walk(hash, idBytes).folder(Buffer.from(folder).toString('latin1'), true);
  } catch (error) {
    if (error instanceof LeadsElsewhere || isReadFailure(error)) return undefined;
    throw error;
  }
  return hash.digest('hex');
}

class LeadsElsewhere extends Error {}

class Walk {
  readonly #hash: Hash;
  readonly #idBytes: number;

  constructor(hash: Hash, idBytes: number) {
    this.#hash = hash;
    this.#idBytes = idBytes;
  }

  /** @param path as Latin-1 text: names are bytes and need not be UTF-8 */
  folder(path: string, isRoot = false): void {
    // The repository of a submodule is a source of its own.
    if (!isRoot && !OBJECT.test(path) && isRepository(path)) {
      add(this.#hash, ['repository', path]);
      return;
    }
    const names = readdirSync(bytesOf(path), 'latin1').sort();
    add(this.#hash, ['folder', path, names.length]);
    const areObjects = OBJECT.test(path);
    for (const name of names) this.#entry(path, name, areObjects);
  }

  #entry(folder: string, name: string, isObject: boolean): void {
    const path = `${folder}/${name}`;
    const stat = lstatSync(bytesOf(path));
    if (stat.isDirectory()) this.folder(path);
    else if (stat.isSymbolicLink()) this.#link(path, name);
    else if (!stat.isFile()) add(this.#hash, ['special', name, stat.mode]);
    else if (isObject) this.#object(path, name, stat);
    else if (stat.size > MAX_READ_BYTES) add(this.#hash, ['large', name, ...identityOf(stat)]);
    else add(this.#hash, ['file', name, contentOf(path)]);
  }

  /** Links to files are not followed by any reader; of those to folders some are. */
  #link(path: string, name: string): void {
    if (isFolder(path)) throw new LeadsElsewhere();
    add(this.#hash, ['link', name, readlinkSync(bytesOf(path), 'latin1')]);
  }

  /** Pack and index end with what was computed of all that is in them. */
  #object(path: string, name: string, stat: Stats): void {
    const isPack = /\.(?:pack|idx)$/.test(name);
    add(this.#hash, ['object', name, ...identityOf(stat), isPack ? endOf(path, 2 * this.#idBytes) : '']);
  }
}

function bytesOf(path: string): string | Buffer {
  return /[\x80-\xff]/.test(path) ? Buffer.from(path, 'latin1') : path;
}

function isRepository(path: string): boolean {
  return (
    isFolder(`${path}/objects`) &&
    (path.endsWith('/.git') || looksLikeGitDirectory(Buffer.from(path, 'latin1').toString()))
  );
}

function isFolder(path: string): boolean {
  return statSync(bytesOf(path), { throwIfNoEntry: false })?.isDirectory() === true;
}

function identityOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): readonly number[] {
  return [dev, ino, size, mtimeMs, ctimeMs];
}

function contentOf(path: string): string {
  return createHash('sha256')
    .update(readRegularFile(bytesOf(path), 2 * MAX_READ_BYTES))
    .digest('base64');
}

function endOf(path: string, length: number): string {
  const { fd, size } = openRegularFile(bytesOf(path));
  try {
    const bytes = Buffer.alloc(Math.min(length, size));
    readFully(fd, bytes, size - bytes.length);
    return bytes.toString('hex');
  } finally {
    closeSync(fd);
  }
}

function add(hash: Hash, parts: readonly unknown[]): void {
  hash.update(`${JSON.stringify(parts)}\n`);
}
