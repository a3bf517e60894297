import { readdirSync } from 'node:fs';
import { isReadFailure } from './corrupt.js';
import { isObjectId } from './object-id-table.js';
import { readRegularFile } from './regular-file.js';
import type { Repository } from './repository.js';
import { worktreeDirectories } from './worktree-directories.js';

const MAX_LOG_BYTES = 256 * 2 ** 20;
const MAX_HEAD_BYTES = 1 << 20;
const MAX_DEPTH = 32;

/**
 * Objects that only reflogs or heads of unfinished work (`ORIG_HEAD`, `MERGE_HEAD`, `FETCH_HEAD`) may keep: the name under
 * which git knows each, by id. The stash comes first, since that is where people look. What can't be read is left out: its
 * file was scanned, and what it keeps is told as dangling.
 */
export function otherRoots(repository: Repository): Map<string, string> {
  const roots = new Map<string, string>();
  const { commonDir } = repository;
  addReflog(roots, `${commonDir}/logs/refs/stash`, 'stash');
  for (const { path, prefix } of worktreeDirectories(repository)) {
    addReflog(roots, `${path}/logs/HEAD`, `${prefix}HEAD`);
    for (const { name } of filesIn(path))
      if (/^[A-Z_]+_HEAD$/.test(name)) addHead(roots, `${path}/${name}`, prefix + name);
  }
  addFolder(roots, `${commonDir}/logs/refs`, 'refs', 0);
  return roots;
}

function addFolder(roots: Map<string, string>, folder: string, name: string, depth: number): void {
  for (const entry of filesIn(folder)) {
    const ref = `${name}/${entry.name}`;
    if (!entry.isFolder)
      addReflog(roots, `${folder}/${entry.name}`, ref.replace(/^refs\/(?:heads\/|tags\/|remotes\/)?/, ''));
    else if (depth < MAX_DEPTH) addFolder(roots, `${folder}/${entry.name}`, ref, depth + 1);
  }
}

/** The last line of a reflog is its entry 0; each line has the id before and the id after. */
function addReflog(roots: Map<string, string>, path: string, name: string): void {
  const lines = read(path, MAX_LOG_BYTES)
    .split('\n')
    .filter((line) => line !== '');
  for (const [entry, line] of lines.reverse().entries()) {
    const [before = '', after = ''] = line.split(' ', 2);
    add(roots, after, `${name}@{${String(entry)}}`);
    add(roots, before, `${name}@{${String(entry + 1)}}`);
  }
}

function addHead(roots: Map<string, string>, path: string, name: string): void {
  for (const line of read(path, MAX_HEAD_BYTES).split('\n')) add(roots, line.split(/\s/, 1)[0] ?? '', name);
}

function add(roots: Map<string, string>, id: string, name: string): void {
  if (isObjectId(id) && !/^0+$/.test(id) && !roots.has(id)) roots.set(id, name);
}

function read(path: string, maxBytes: number): string {
  try {
    return readRegularFile(path, maxBytes).toString('utf8');
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return '';
  }
}

function filesIn(path: string): { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch {
    return [];
  }
}
