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

/** What may be reached. */
export interface GitRemote {
  readonly protocol: 'https' | 'ssh' | 'file';
  /** A program of ours that answers git's question for user and password. */
  readonly askPass?: string | undefined;
  /** What git may take to say nothing. */
  readonly quietMs: number;
}

export interface GitDoor {
  /** Runs git with these arguments in the folder and gives its output. */
  run(...args: readonly string[]): Promise<string>;
}

/** Where keys are asked for, and how the network is reached. */
const REMOTE_ENVIRONMENT = ['SSH_AUTH_SOCK', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'GIT_SSL_CAINFO'];

/**
 * The only door to the program git, for what we make ourselves: what is scanned is read without it. No configuration of
 * the machine counts, nothing is fetched but from `remote`, no question is asked, and the environment is an allow-list.
 */
export async function openGit(
  folder: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  remote?: GitRemote,
): Promise<GitDoor> {
  const { simpleGit } = await import('simple-git');
  const asked = remote === undefined ? {} : remoteEnvironment(remote);
  const allowed = childEnvironment(env, remote === undefined ? [] : REMOTE_ENVIRONMENT);
  const git = simpleGit({
    baseDir: folder,
    timeout: { block: remote?.quietMs ?? TIMEOUT_MS },
    abort: signal,
    allowEnvironment: [...Object.keys({ ...GUARDS, ...asked }), ...REMOTE_ENVIRONMENT],
    // The library takes any configuration path or program for an attack; these are ours.
    unsafe: { allowUnsafeConfigPaths: true, allowUnsafeAskPass: true, allowUnsafeSshCommand: true },
  }).env({ ...onlyStrings(allowed), ...GUARDS, ...asked });
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

/** One protocol; ssh asks nobody, not even whether an unknown host is the right one. */
function remoteEnvironment({ protocol, askPass }: GitRemote): Record<string, string> {
  return {
    GIT_ALLOW_PROTOCOL: protocol,
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o StrictHostKeyChecking=yes',
    ...(askPass === undefined ? {} : { GIT_ASKPASS: askPass }),
  };
}

function onlyStrings(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
