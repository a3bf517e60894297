import { FileTreeSource } from './file-tree.js';
import { realPathOf } from './files.js';
import type { OpenAll, Source } from './source.js';

/**
 * The files of a repository's working tree, tracked or not, ignored ones and those with a leading dot too. Its `.git` is
 * left to the history; one further down is counted as a nested repository, whose history `openAll` opens.
 */
export function worktreeSource(root: string, openAll?: OpenAll): Source {
  const real = realPathOf(root);
  return new FileTreeSource({
    name: real,
    root: real,
    start: Buffer.alloc(0),
    originOf: (shown) => ({ source: 'worktree', repository: real, path: shown }),
    nameOriginOf: (folder) => ({ source: 'file-name', repository: real, path: folder }),
    ownsGit: true,
    openAll,
  });
}
