import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** The folders of this user, none of them created yet. */
export interface Paths {
  readonly config: string;
  readonly state: string;
  readonly data: string;
  /** What is only there to be faster. */
  readonly cache: string;
}

/** Where unleak keeps its files, by the XDG base directory rules and `UNLEAK_STATE_DIR`. */
export function pathsFor(env: NodeJS.ProcessEnv): Paths {
  const home = homeFolder(env);
  const ownState = env['UNLEAK_STATE_DIR'];
  return {
    config: join(xdgFolder(env, 'XDG_CONFIG_HOME', join(home, '.config')), 'unleak'),
    state:
      ownState === undefined || ownState === ''
        ? join(xdgFolder(env, 'XDG_STATE_HOME', join(home, '.local', 'state')), 'unleak')
        : resolve(ownState),
    data: join(xdgFolder(env, 'XDG_DATA_HOME', join(home, '.local', 'share')), 'unleak'),
    cache: join(xdgFolder(env, 'XDG_CACHE_HOME', join(home, '.cache')), 'unleak'),
  };
}

/** `~/x` as the shell would read it; anything else relative is taken from `base`. */
export function expandPath(path: string, env: NodeJS.ProcessEnv, base: string): string {
  if (path === '~') return homeFolder(env);
  if (path.startsWith('~/')) return join(homeFolder(env), path.slice(2));
  return resolve(base, path);
}

function homeFolder(env: NodeJS.ProcessEnv): string {
  const home = env['HOME'];
  return home !== undefined && isAbsolute(home) ? home : homedir();
}

function xdgFolder(env: NodeJS.ProcessEnv, name: string, otherwise: string): string {
  const value = env[name];
  // The specification says that a relative path in these variables is to be ignored.
  return value !== undefined && isAbsolute(value) ? value : otherwise;
}
