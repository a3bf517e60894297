import { readdirSync } from 'node:fs';
import type { Repository } from './repository.js';

/** The git directory of one working tree of a repository: its own HEAD, index and reflog are there. */
export interface WorktreeDirectory {
  readonly path: string;
  /** What git puts before names of this working tree's own refs: nothing, `main-worktree/` or `worktrees/NAME/`. */
  readonly prefix: string;
}

/** Those of all working trees of a repository, its own first. */
export function worktreeDirectories({ gitDir, commonDir }: Repository): WorktreeDirectory[] {
  const own = { path: gitDir, prefix: '' };
  const main = gitDir === commonDir ? [] : [{ path: commonDir, prefix: 'main-worktree/' }];
  const linked = foldersIn(`${commonDir}/worktrees`)
    .map((name) => ({ path: `${commonDir}/worktrees/${name}`, prefix: `worktrees/${name}/` }))
    .filter(({ path }) => path !== gitDir);
  return [own, ...main, ...linked];
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    // The reader of plain files tells what can't be read.
    return [];
  }
}
