import { dirname, resolve } from 'node:path';
import { AppError } from '../core/errors.js';
import { hasDotGit, looksLikeGitDirectory, openGitDirectory, openRepository, type Repository } from './repository.js';

/**
 * The repository that a git command in this folder would use: what git tells its hooks in the environment, else the
 * nearest one upwards. Fails with `not-found` where there is none.
 */
export function findRepository(cwd: string, env: NodeJS.ProcessEnv): Repository {
  const gitDir = env['GIT_DIR'];
  if (gitDir !== undefined && gitDir !== '') return openNamed(resolve(cwd, gitDir), cwd, env);
  for (let at = resolve(cwd); ; at = dirname(at)) {
    if (hasDotGit(at) || looksLikeGitDirectory(at)) return openRepository(at);
    if (at !== dirname(at)) continue;
    throw new AppError('not-found', `git: opening: ${cwd}: not in a git repository`, {
      hint: 'run it in a working tree or in a bare repository',
    });
  }
}

/** Git runs hooks at the top of the working tree, and those of a bare repository in the git directory. */
function openNamed(gitDir: string, cwd: string, env: NodeJS.ProcessEnv): Repository {
  const named = env['GIT_WORK_TREE'];
  const worktree = named === undefined || named === '' ? cwd : resolve(cwd, named);
  return openGitDirectory(gitDir, resolve(worktree) === gitDir ? undefined : worktree);
}
