import { lstatSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../core/errors.js';
import { hasDotGit, looksLikeGitDirectory } from '../git/repository.js';
import { filesSource, realPathOf } from './files.js';
import { Histories } from './nested.js';
import type { Source } from './source.js';
import { worktreeSource } from './worktree.js';

export interface SourceSelection {
  /** Whether the history of a repository is wanted, and whether its working tree is. */
  readonly history: boolean;
  readonly worktree: boolean;
  /**
   * What becomes of git directories, alternates and working trees outside of the scanned place that a repository in it
   * names: they are followed, or each is a gap, where nobody chose the repository. Followed if it is left out.
   */
  readonly outside?: 'follow' | 'gap';
}

/**
 * What there is to scan at a path. A repository, a bare one, or a folder inside of `.git` gives history and working tree;
 * any other folder or file, also inside a working tree, gives its files. The histories of repositories further down are
 * `nested` sources of these. Fails with `not-found`.
 */
export async function sourcesFor(path: string, selection: SourceSelection): Promise<Source[]> {
  const real = realPathOf(path);
  const repository = lstatSync(real).isDirectory() ? findRepository(real) : undefined;
  const histories = new Histories({
    root: repository?.worktree ?? repository?.gitPath ?? real,
    followsOutside: selection.outside !== 'gap',
    worktrees: selection.worktree,
  });
  const openAll = selection.history ? (paths: readonly string[]) => histories.openAll(paths) : undefined;
  if (repository === undefined) return [filesSource(real, openAll)];
  const { gitPath, worktree } = repository;
  const sources: Source[] = [];
  const history = selection.history ? await histories.open(gitPath) : undefined;
  if (history !== undefined) sources.push(history);
  if (selection.worktree && worktree !== undefined) sources.push(worktreeSource(worktree, openAll));
  if (sources.length > 0) return sources;
  throw new AppError('not-found', `scan: opening: ${path}: a bare repository has no working tree`, {
    hint: 'scan its history instead',
  });
}

interface Found {
  readonly gitPath: string;
  readonly worktree: string | undefined;
}

function findRepository(folder: string): Found | undefined {
  if (hasDotGit(folder)) return { gitPath: folder, worktree: folder };
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (!looksLikeGitDirectory(at)) continue;
    if (basename(at) !== '.git') return { gitPath: at, worktree: undefined };
    return { gitPath: dirname(at), worktree: dirname(at) };
  }
  return undefined;
}
