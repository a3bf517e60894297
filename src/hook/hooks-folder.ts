import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import { gitConfigEntries, isTrue } from '../git/git-config.js';
import type { Repository } from '../git/repository.js';
import { expandPath } from '../platform/paths.js';

const MAX_CONFIG_BYTES = 1 << 20;
const MAX_INCLUDES = 10;

/** Where git looks for the hooks of a repository. */
export interface HooksFolder {
  readonly path: string;
  /** Set where `core.hooksPath` says so: the file that has it, and whether it is one of this repository alone. */
  readonly setBy?: { readonly file: string; readonly isOwn: boolean };
}

interface ConfigFile {
  readonly path: string;
  readonly isOwn: boolean;
}

/**
 * The folder of hooks, by all configuration that git reads here: the system's, the user's, the repository's, and what
 * they include. What is included under a condition counts as well: better a hook that is not installed, with a reason,
 * than one that never runs.
 */
export function hooksFolder(repository: Repository, env: NodeJS.ProcessEnv): HooksFolder {
  let found: HooksFolder = { path: ownHooks(repository) };
  for (const file of configFiles(repository, env)) {
    for (const setting of hooksPaths(file.path, env, 0)) {
      // Git runs hooks at the top of the working tree, and takes the path from there.
      const path = expandPath(setting.value, env, repository.worktree ?? repository.gitDir);
      found = { path, setBy: { file: setting.file, isOwn: file.isOwn } };
    }
  }
  return found;
}

/** Where hooks are if nothing else is said. */
export function ownHooks(repository: Repository): string {
  return join(repository.commonDir, 'hooks');
}

/** The later ones win. */
function configFiles(repository: Repository, env: NodeJS.ProcessEnv): readonly ConfigFile[] {
  const shared: string[] = [];
  if (!isTrue(env['GIT_CONFIG_NOSYSTEM'])) shared.push(env['GIT_CONFIG_SYSTEM'] ?? '/etc/gitconfig');
  const global = env['GIT_CONFIG_GLOBAL'];
  if (global !== undefined) {
    if (global !== '') shared.push(global);
  } else {
    const home = env['HOME'] ?? homedir();
    const xdg = env['XDG_CONFIG_HOME'];
    shared.push(join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.config'), 'git', 'config'));
    shared.push(join(home, '.gitconfig'));
  }
  const own = [join(repository.commonDir, 'config')];
  if (isTrue(repository.config.get('extensions.worktreeconfig'))) own.push(join(repository.gitDir, 'config.worktree'));
  return [...shared.map((path) => ({ path, isOwn: false })), ...own.map((path) => ({ path, isOwn: true }))];
}

/** Each setting in a file and in what it includes, in order: the last one counts. */
function* hooksPaths(
  file: string,
  env: NodeJS.ProcessEnv,
  depth: number,
): Generator<{ readonly value: string; readonly file: string }> {
  for (const [key, value] of gitConfigEntries(readText(file))) {
    if (key === 'core.hookspath' && value !== '') yield { value, file };
    const isInclude = key === 'include.path' || /^includeif\..*\.path$/s.test(key);
    if (isInclude && depth < MAX_INCLUDES) yield* hooksPaths(expandPath(value, env, dirname(file)), env, depth + 1);
  }
}

/** Follows links, since people keep their configuration elsewhere. What is not there says nothing. */
function readText(path: string): string {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= MAX_CONFIG_BYTES ? readFileSync(path, 'utf8') : '';
  } catch (cause) {
    const code = errorCodeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new AppError('config', `hook: reading: ${path}: ${code ?? 'failed'}`, { cause });
  }
}
