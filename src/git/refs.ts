import { readdirSync } from 'node:fs';
import { errorCodeOf } from '../core/errors.js';
import { isReadFailure, reasonOf } from './corrupt.js';
import type { GapList } from './gap-list.js';
import { isObjectId } from './object-id-table.js';
import { assertWithin } from './outside.js';
import { showPath } from './raw-path.js';
import { readRegularFile } from './regular-file.js';
import type { Repository } from './repository.js';
import { worktreeDirectories } from './worktree-directories.js';

const MAX_REF_BYTES = 1 << 16;
const MAX_PACKED_BYTES = 2 ** 29;
const MAX_DEPTH = 32;

export interface Refs {
  /** Id of each ref by its full name. */
  readonly byName: ReadonlyMap<string, string>;
  /** Names of all refs, also of those that name nothing. */
  readonly names: ReadonlySet<string>;
  /** What HEAD stands at; absent before the first commit. */
  readonly head: string | undefined;
  readonly isDetached: boolean;
  /** What detached HEADs of other working trees stand at, by `worktrees/NAME/HEAD` or `main-worktree/HEAD`. */
  readonly otherHeads: ReadonlyMap<string, string>;
}

/** All refs. One that can't be read is a gap, since what it reaches would be taken for dangling. */
export function readRefs(repository: Repository, gaps: GapList): Refs {
  const byName = readPackedRefs(repository.commonDir, gaps);
  const names = new Set(byName.keys());
  const symbolic = new Map<string, string>();
  for (const [name, value] of readAllLooseRefs(repository, gaps)) {
    names.add(name);
    if (isObjectId(value)) byName.set(name, value);
    else if (value.startsWith('ref: ')) symbolic.set(name, value.slice(5).trim());
    else gaps.add(`ref ${name}`, 'it names no object');
  }
  for (const [name, target] of symbolic) {
    const id = byName.get(target) ?? byName.get(symbolic.get(target) ?? '');
    if (id !== undefined) byName.set(name, id);
  }
  const head = readHead(repository.gitDir);
  const otherHeads = new Map<string, string>();
  for (const { path, prefix } of worktreeDirectories(repository).slice(1)) {
    const id = readHead(path);
    // One that names a branch is at what the branch is at.
    if (id !== undefined && isObjectId(id)) otherHeads.set(`${prefix}HEAD`, id);
  }
  return {
    byName,
    names,
    head: resolveHead(head, byName),
    isDetached: head !== undefined && isObjectId(head),
    otherHeads,
  };
}

/** `refs/heads/main` is `main` to a person, `refs/remotes/origin/main` is `origin/main`. */
export function shortRefName(name: string): string {
  return name.replace(/^refs\/(?:heads\/|tags\/|remotes\/)?/, '');
}

/** The commits at which a shallow clone ends. */
export function readShallow(repository: Repository, gaps: GapList): string[] {
  const path = `${repository.commonDir}/shallow`;
  const text = readOptional(path, MAX_PACKED_BYTES, gaps);
  return text === undefined ? [] : text.split('\n').filter(isObjectId);
}

function readPackedRefs(commonDir: string, gaps: GapList): Map<string, string> {
  const refs = new Map<string, string>();
  const text = readOptional(`${commonDir}/packed-refs`, MAX_PACKED_BYTES, gaps) ?? '';
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#') || line.startsWith('^')) continue;
    const end = line.indexOf(' ');
    const id = line.slice(0, Math.max(0, end));
    if (isObjectId(id)) refs.set(line.slice(end + 1).trimEnd(), id);
    else gaps.add(`${commonDir}/packed-refs`, 'a line names no ref');
  }
  return refs;
}

/** Working trees have refs of their own, for a bisection, say. */
function* readAllLooseRefs(repository: Repository, gaps: GapList): Generator<[name: string, value: string]> {
  const roots = [{ path: `${repository.commonDir}/refs`, prefix: 'refs' }];
  for (const { path, prefix } of worktreeDirectories(repository)) {
    if (path !== repository.commonDir) roots.push({ path: `${path}/refs`, prefix: `${prefix}refs` });
  }
  for (const { path, prefix } of roots) {
    if (mayEnter(path, repository.within, gaps)) yield* readLooseRefs(path, prefix, gaps);
  }
}

/** Some tools share refs by a link, so one is followed where that is wanted. */
function mayEnter(path: string, within: string | undefined, gaps: GapList): boolean {
  try {
    assertWithin(path, within);
    return true;
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    if (errorCodeOf(error) !== 'ENOENT') gaps.add(path, reasonOf(error));
    return false;
  }
}

function* readLooseRefs(root: string, prefix: string, gaps: GapList): Generator<[name: string, value: string]> {
  const folders = [{ path: Buffer.from(root), name: prefix, depth: 0 }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of listFolder(folder.path, gaps)) {
      const path = Buffer.concat([folder.path, Buffer.from('/'), entry.name]);
      const name = `${folder.name}/${showPath(entry.name)}`;
      if (entry.isFolder) {
        if (folder.depth < MAX_DEPTH) folders.push({ path, name, depth: folder.depth + 1 });
        else gaps.add(`ref ${name}`, 'folders of refs are nested too deep');
      } else if (!name.endsWith('.lock')) {
        const text = readOptional(path, MAX_REF_BYTES, gaps);
        if (text !== undefined) yield [name, text.trimEnd()];
      }
    }
  }
}

function listFolder(path: Buffer, gaps: GapList): { readonly name: Buffer; readonly isFolder: boolean }[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
    return entries.map((entry) => ({ name: entry.name as unknown as Buffer, isFolder: entry.isDirectory() }));
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    if (errorCodeOf(error) !== 'ENOENT') gaps.add(showPath(path), reasonOf(error));
    return [];
  }
}

function readHead(gitDir: string): string | undefined {
  try {
    return readRegularFile(`${gitDir}/HEAD`, MAX_REF_BYTES).toString('utf8').trimEnd();
  } catch (error) {
    // Opening the repository has already told that its HEAD can't be read.
    if (isReadFailure(error)) return undefined;
    throw error;
  }
}

function resolveHead(head: string | undefined, byName: ReadonlyMap<string, string>): string | undefined {
  if (head === undefined) return undefined;
  return isObjectId(head) ? head : byName.get(head.replace(/^ref: /, ''));
}

function readOptional(path: string | Buffer, maxBytes: number, gaps: GapList): string | undefined {
  try {
    return readRegularFile(path, maxBytes).toString('utf8');
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    if (errorCodeOf(error) !== 'ENOENT') gaps.add(typeof path === 'string' ? path : showPath(path), reasonOf(error));
    return undefined;
  }
}
