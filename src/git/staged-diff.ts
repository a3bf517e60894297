import { parseCacheTree } from './cache-tree.js';
import { isReadFailure } from './corrupt.js';
import type { IndexEntry, IndexFile } from './index-file.js';
import { TREE_MODE } from './objects.js';
import { listTree, type NewEntry, type TreeEntry, type TreeReader } from './tree-diff.js';

const SLASH = 0x2f;

/** A folder of the index: its entries from one position to another, and the tree that HEAD has there. */
interface Folder {
  /** Without a slash at the end. */
  readonly path: Buffer;
  readonly from: number;
  readonly to: number;
  readonly head: string | undefined;
}

export interface StagedDiff {
  /** An entry with the mode of a folder is a tree of which nothing is checked out. */
  readonly changed: readonly NewEntry[];
  /** How many entries are as in HEAD, or announced only. */
  readonly unchanged: number;
}

/**
 * What an index holds and the tree of HEAD does not, at this path with this content; all sides of a conflict. Folders
 * whose tree the index knows to be that of HEAD are not entered, so that a commit is cheap in a large repository.
 */
export function diffStaged(index: IndexFile, head: string | undefined, reader: TreeReader): StagedDiff {
  const { entries } = index;
  const cached = cachedTrees(index, reader);
  const changed: NewEntry[] = [];
  let unchanged = 0;
  const stack: Folder[] = [{ path: Buffer.alloc(0), from: 0, to: entries.length, head }];
  for (let folder = stack.pop(); folder !== undefined; folder = stack.pop()) {
    if (folder.head !== undefined && cached.get(folder.path.toString('latin1')) === folder.head) {
      unchanged += folder.to - folder.from;
      continue;
    }
    const before = treeAt(folder.head, reader);
    const nameAt = folder.path.length === 0 ? 0 : folder.path.length + 1;
    for (let at = folder.from; at < folder.to; at += 1) {
      const entry = entries[at] as IndexEntry;
      const slash = entry.path.indexOf(SLASH, nameAt);
      const path = slash < 0 ? entry.path : entry.path.subarray(0, slash);
      const name = path.subarray(nameAt);
      const old = before.get(name.toString('latin1'));
      if (slash >= 0 && slash < entry.path.length - 1) {
        const to = endOfFolder(entries, at, folder.to, slash + 1);
        if (old === undefined) changed.push({ id: '', mode: TREE_MODE, path, name, previous: [], line: at + 1 });
        stack.push({ path, from: at, to, head: old?.mode === TREE_MODE ? old.id : undefined });
        at = to - 1;
        continue;
      }
      const id = entry.id.toString('hex');
      if (old?.id === id) unchanged += 1;
      else changed.push({ id, mode: entry.mode, path, name, previous: old === undefined ? [] : [old], line: at + 1 });
    }
  }
  return { changed, unchanged };
}

/** The first position whose path is not in the folder that the entry at `from` names with its first bytes. */
function endOfFolder(entries: readonly IndexEntry[], from: number, to: number, prefixLength: number): number {
  const prefix = (entries[from] as IndexEntry).path.subarray(0, prefixLength);
  let low = from + 1;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { path } = entries[middle] as IndexEntry;
    if (path.subarray(0, prefixLength).equals(prefix)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cachedTrees({ extensions }: IndexFile, { idBytes }: TreeReader): ReadonlyMap<string, string> {
  const bytes = extensions.get('TREE');
  try {
    return bytes === undefined ? new Map() : parseCacheTree(bytes, idBytes);
  } catch (error) {
    // Git takes a damaged one for none.
    if (!isReadFailure(error)) throw error;
    return new Map();
  }
}

/** What HEAD has in a folder, by name. A tree that can't be read is as good as none: then more counts as new. */
function treeAt(id: string | undefined, reader: TreeReader): ReadonlyMap<string, TreeEntry> {
  if (id === undefined) return new Map();
  try {
    return new Map(listTree(reader.readTree(id), reader.idBytes).map((entry) => [entry.name, entry]));
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return new Map();
  }
}
