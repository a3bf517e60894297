import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCodeOf } from '../core/errors.js';
import { isReadFailure } from './corrupt.js';
import { assertWithin } from './outside.js';
import { looksLikeGitDirectory, openRepository, type Repository } from './repository.js';

/**
 * The repositories of submodules that a git directory keeps in `modules`, its own and those of its linked working trees.
 * Each is named by its checkout where there is one. Fails with the system's error for a folder that can't be read.
 */
export function moduleRepositories({ commonDir, within }: Pick<Repository, 'commonDir' | 'within'>): string[] {
  const holders = [commonDir, ...foldersIn(join(commonDir, 'worktrees'))];
  return holders
    .flatMap((holder) => moduleDirectories(join(holder, 'modules')))
    .map((path) => checkoutOf(path, within) ?? path);
}

/** Names of submodules may hold slashes; what a submodule keeps in its own `modules` is found when that is opened. */
function moduleDirectories(modules: string): string[] {
  const found: string[] = [];
  const stack = foldersIn(modules);
  for (let folder = stack.pop(); folder !== undefined; folder = stack.pop()) {
    if (looksLikeGitDirectory(folder)) found.push(folder);
    else for (const inner of foldersIn(folder)) stack.push(inner);
  }
  return found.sort();
}

function checkoutOf(moduleDir: string, within: string | undefined): string | undefined {
  try {
    const worktree = openRepository(moduleDir, within).config.get('core.worktree');
    if (worktree === undefined) return undefined;
    const checkout = resolve(moduleDir, worktree);
    assertWithin(checkout, within);
    return realpathSync(openRepository(checkout, within).gitDir) === realpathSync(moduleDir) ? checkout : undefined;
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return undefined;
  }
}

function foldersIn(folder: string): string[] {
  try {
    // Not through a link, of which readdir alone would make no difference.
    if (!lstatSync(folder).isDirectory()) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
