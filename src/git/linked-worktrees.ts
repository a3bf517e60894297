import { lstatSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isReadFailure } from './corrupt.js';
import { readRegularFile } from './regular-file.js';
import type { Repository } from './repository.js';
import { worktreeDirectories } from './worktree-directories.js';

const MAX_PATH_FILE_BYTES = 1 << 16;

/**
 * Real paths of the roots of the working trees that were linked to a repository with `git worktree add`, wherever they are; none for a
 * repository that is such a working tree itself. One that was removed is left out.
 */
export function linkedWorktrees(repository: Repository): string[] {
  if (repository.gitDir !== repository.commonDir) return [];
  const [, ...linked] = worktreeDirectories(repository);
  return linked.map(({ path }) => rootOf(path)).filter((root) => root !== undefined);
}

/** Git keeps the path of the `.git` file there. */
function rootOf(gitDir: string): string | undefined {
  try {
    const file = readRegularFile(`${gitDir}/gitdir`, MAX_PATH_FILE_BYTES).toString('utf8').trimEnd();
    const root = realpathSync(dirname(resolve(gitDir, file)));
    return lstatSync(`${root}/.git`).isFile() ? root : undefined;
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return undefined;
  }
}
