import { corrupt } from './corrupt.js';
import type { IdBytes } from './object-id-table.js';

const MAX_FOLDERS = 4_000_000;

/**
 * Ids of the trees that an index has worked out already, by path (one character a byte, the root is ''). Git commits
 * these trees without a look at the entries, so they can be believed. From the index's extension `TREE`.
 */
export function parseCacheTree(bytes: Buffer, idBytes: IdBytes): ReadonlyMap<string, string> {
  const trees = new Map<string, string>();
  /** The folders that are open, and how many of their subfolders are still to come. */
  const open: { readonly path: string; left: number }[] = [];
  let at = 0;
  for (let folders = 0; at < bytes.length && (folders === 0 || open.length > 0); folders += 1) {
    if (folders >= MAX_FOLDERS) throw corrupt('index: more folders than an index holds');
    const nameEnd = bytes.indexOf(0, at);
    const lineEnd = bytes.indexOf(10, nameEnd + 1);
    const counts = /^(-?\d{1,10}) (\d{1,10})$/.exec(
      bytes.toString('latin1', nameEnd + 1, Math.min(lineEnd, nameEnd + 24)),
    );
    if (nameEnd < 0 || lineEnd < 0 || counts === null) throw corrupt('index: its trees are cut off');
    const above = open.at(-1);
    const name = bytes.toString('latin1', at, nameEnd);
    const path = above === undefined || above.path === '' ? name : `${above.path}/${name}`;
    at = lineEnd + 1;
    if (Number(counts[1]) >= 0) {
      if (at + idBytes > bytes.length) throw corrupt('index: its trees are cut off');
      trees.set(path, bytes.toString('hex', at, at + idBytes));
      at += idBytes;
    }
    if (above !== undefined) above.left -= 1;
    open.push({ path, left: Number(counts[2]) });
    while (open.at(-1)?.left === 0) open.pop();
  }
  return trees;
}
