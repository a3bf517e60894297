import { AppError } from '../core/errors.js';
import { childEnvironment } from './process.js';

const TIMEOUT_MS = 60_000;
const GUARDS = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
} as const;

export interface GitDoor {
  /** Runs git with these arguments in the folder and gives its output. */
  run(...args: readonly string[]): Promise<string>;
}

/**
 * The only door to the program git, for what we make ourselves: what is scanned is read without it. No configuration of
 * the machine counts, nothing is fetched, no question is asked, and the environment is an allow-list.
 */
export async function openGit(folder: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<GitDoor> {
  const { simpleGit } = await import('simple-git');
  const git = simpleGit({
    baseDir: folder,
    timeout: { block: TIMEOUT_MS },
    abort: signal,
    allowEnvironment: Object.keys(GUARDS),
    // The library takes any configuration path for an attack; ours says that there is none.
    unsafe: { allowUnsafeConfigPaths: true },
  }).env({ ...onlyStrings(childEnvironment(env)), ...GUARDS });
  return {
    async run(...args) {
      try {
        return await git.raw([...args]);
      } catch (cause) {
        signal.throwIfAborted();
        const said = cause instanceof Error ? cause.message.trim().split('\n')[0] : 'failed';
        throw new AppError('unsupported', `git: ${args[0] ?? ''}: in ${folder}: ${said ?? 'failed'}`, {
          hint: 'is git installed?',
          cause,
        });
      }
    },
  };
}

function onlyStrings(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
