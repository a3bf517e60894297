/** The only door to child processes: no shell, an allow-listed environment, a deadline. */
import { spawn, type ChildProcess } from 'node:child_process';
import { AppError, errorCodeOf } from '../core/errors.js';

export interface CommandOptions {
  /** Sent to standard input, which is then closed. */
  readonly input?: Uint8Array | string;
  /** The environment to choose from; the child gets the allowed names of it. */
  readonly env: NodeJS.ProcessEnv;
  /** Names that this command needs beyond the usual ones. */
  readonly allowEnv?: readonly string[];
  readonly cwd?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Of standard output and of standard error, each. Default 1 MiB. */
  readonly maxOutputBytes?: number;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

export type RunCommand = (argv: readonly string[], options: CommandOptions) => Promise<CommandResult>;

const ALLOWED_NAMES = new Set(['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR']);
const ALLOWED_PREFIXES = ['LC_', 'XDG_'];

/**
 * Runs a program to its end and gives its exit code and output. Fails where it can't be started, is ended by a signal,
 * passes the deadline or writes too much; it and its children are killed then. Errors name the program only: arguments
 * and output may hold what nobody should read.
 */
export const runCommand: RunCommand = async (argv, options) => {
  const [program, ...args] = argv;
  if (program === undefined || program === '') throw new AppError('usage', 'command: run: no program given');
  options.signal?.throwIfAborted();
  const child = spawn(program, args, {
    env: childEnvironment(options.env, options.allowEnv),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    // Its own process group, so that its children die with it.
    detached: true,
  });
  return collect(child, program, options);
};

/** The part of an environment that a child may see. `DEBUG` is never among it: libraries print secrets under it. */
export function childEnvironment(env: NodeJS.ProcessEnv, allow: readonly string[] = []): NodeJS.ProcessEnv {
  const isAllowed = (name: string): boolean =>
    name !== 'DEBUG' &&
    (ALLOWED_NAMES.has(name) || allow.includes(name) || ALLOWED_PREFIXES.some((prefix) => name.startsWith(prefix)));
  return Object.fromEntries(Object.entries(env).filter(([name]) => isAllowed(name)));
}

function collect(child: ChildProcess, program: string, options: CommandOptions): Promise<CommandResult> {
  const maxBytes = options.maxOutputBytes ?? 1024 * 1024;
  return new Promise((resolve, reject) => {
    let failure: unknown;
    const stop = (why: unknown): void => {
      failure ??= why;
      killGroup(child);
      // A grandchild that left the group could hold these open and `close` would never come.
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const timer = setTimeout(() => {
      stop(new AppError('timeout', `command: run: ${program}: no end after ${String(options.timeoutMs)} ms`));
    }, options.timeoutMs);
    const onAbort = (): void => {
      stop(options.signal?.reason);
    };
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const tooMuch = (): void => {
      stop(new AppError('config', `command: run: ${program}: more than ${String(maxBytes)} bytes of output`));
    };
    const stdout = gather(child.stdout, maxBytes, tooMuch);
    const stderr = gather(child.stderr, maxBytes, tooMuch);
    child.on('error', (cause) => {
      failure ??= new AppError('config', `command: run: ${program}: ${errorCodeOf(cause) ?? 'can not be started'}`);
      if (child.pid === undefined) finish(null, null);
    });
    child.on('close', (code, signal) => {
      finish(code, signal);
    });
    const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      if (failure !== undefined) reject(failure as Error);
      else if (code === null) {
        reject(new AppError('config', `command: run: ${program}: ended by ${signal ?? 'a signal'}`));
      } else resolve({ exitCode: code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) });
    };
    // A program that does not read its input closes it early; its exit code says what came of that.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input);
  });
}

function gather(stream: NodeJS.ReadableStream | null, maxBytes: number, tooMuch: () => void): readonly Buffer[] {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) tooMuch();
    else chunks.push(chunk);
  });
  return chunks;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already, or this system has none.
    child.kill('SIGKILL');
  }
}
