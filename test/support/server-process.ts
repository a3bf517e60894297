/** A server that a test starts: on loopback, with a home of its own, ended with the test process whatever happens. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface ServerProcess {
  readonly home: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly name: string;
  /** What the home has to hold before the server starts. */
  prepare?(home: string): void | Promise<void>;
  argv(home: string): readonly string[];
  /** Rejects or gives false while the server is not ready. */
  isReady(home: string): Promise<boolean>;
  readonly env?: Readonly<Record<string, string>>;
  readonly startMs?: number;
  /** Whom the server runs as and who owns its home; this process' user unless given. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * Starts the server and waits until it is ready. It runs under a watcher that ends it when this process is gone, so
 * that a crash leaves nothing behind. Its output goes nowhere: development servers print their secrets.
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const home = mkdtempSync(join(tmpdir(), `unleak-${options.name}-`));
  if (options.user !== undefined) chownSync(home, options.user.uid, options.user.gid);
  try {
    await options.prepare?.(home);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
  // The pipe to `cat` closes when this process ends, even by SIGKILL.
  const watch = 'exec 3<&0; "$@" </dev/null 3<&- & pid=$!; (cat <&3; kill -9 $pid) & wait $pid';
  const child = spawn('/bin/sh', ['-c', watch, options.name, ...options.argv(home)], {
    env: { PATH: process.env['PATH'], HOME: home, TMPDIR: home, LANG: 'C.UTF-8', ...options.env },
    cwd: home,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...options.user,
  });
  const stop = (): Promise<void> => end(child, home);
  try {
    await ready(child, options, home);
  } catch (error) {
    await stop();
    throw error;
  }
  return { home, stop };
}

async function ready(child: ChildProcess, options: ServerOptions, home: string): Promise<void> {
  const limit = Date.now() + (options.startMs ?? 60_000);
  while (Date.now() < limit) {
    if (child.exitCode !== null) throw new Error(`${options.name}: ended with ${String(child.exitCode)} at its start`);
    if (await options.isReady(home).catch(() => false)) return;
    await pause(30);
  }
  throw new Error(`${options.name}: not ready in time`);
}

async function end(child: ChildProcess, home: string): Promise<void> {
  const isRunning = child.exitCode === null && child.signalCode === null;
  const ended = new Promise((resolve) => (isRunning ? child.once('exit', resolve) : resolve(undefined)));
  child.stdin?.destroy();
  await ended;
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}
