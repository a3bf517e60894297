import { existsSync } from 'node:fs';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import type { GapList } from '../git/gap-list.js';
import { type IndexFile, readIndexFile } from '../git/index-file.js';
import type { Repository } from '../git/repository.js';
import { worktreeDirectories } from '../git/worktree-directories.js';
import { prefixOf } from './git-files.js';

/** The index of one working tree. */
export interface NamedIndex {
  /** Where it is. */
  readonly path: string;
  /** The git directory that it belongs to. */
  readonly folder: string;
  /** As it is shown: from the repository on, if it is in there. */
  readonly shownPath: string;
  /** `index`, or for another working tree `worktrees/NAME/index`. */
  readonly name: string;
  readonly index: IndexFile;
}

/** The indexes of all working trees of a repository. One that can't be read is a gap. */
export function* readIndexes(repository: Repository, gaps?: GapList): Generator<NamedIndex> {
  for (const { path: folder, prefix } of worktreeDirectories(repository)) {
    const path = `${folder}/index`;
    // Nothing was staged yet, or nothing can be in a bare repository.
    if (!existsSync(path)) continue;
    const shownPath = `${prefixOf(repository.root, folder)}index`;
    try {
      yield { path, folder, shownPath, name: `${prefix}index`, index: readIndexFile(path, repository.idBytes) };
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      gaps?.add(path, reasonOf(error));
    }
  }
}
