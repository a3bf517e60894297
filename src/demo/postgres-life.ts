// The end of a throw-away server, whichever way it comes: asked for, by a signal, or because this process ends.
import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const STOP_SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
const STOP_WAIT_MS = 10_000;

/** Our own signal listeners, of every server in this process. */
const ownListeners = new Set<unknown>();

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function endedWithin(ended: Promise<unknown>, waitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, waitMs, false)));
  const isEnded = await Promise.race([ended.then(() => true), late]);
  clearTimeout(timer);
  return isEnded;
}

/** Knows the running child and sees to it that neither it nor its folder outlives this process. */
export class ServerLife {
  readonly #dir: string;
  #child: ChildProcess | undefined;
  #stopping: Promise<void> | undefined;

  constructor(dir: string) {
    this.#dir = dir;
    ownListeners.add(this.#onSignal);
    process.on('exit', this.#onExit);
    for (const signal of ENDING_SIGNALS) process.on(signal, this.#onSignal);
  }

  watch(child: ChildProcess): void {
    this.#child = child;
    child.on('error', () => undefined);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const child = this.#child;
    if (child?.pid !== undefined && isRunning(child)) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // Fast shutdown, then immediate; SIGKILL would leave a shared memory segment behind.
      for (const signal of STOP_SIGNALS) {
        child.kill(signal);
        if (await endedWithin(ended, STOP_WAIT_MS)) break;
      }
    }
    await rm(this.#dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    ownListeners.delete(this.#onSignal);
    process.off('exit', this.#onExit);
    for (const signal of ENDING_SIGNALS) process.off(signal, this.#onSignal);
  }

  /** The last moment: only what is synchronous still happens. */
  readonly #onExit = (): void => {
    if (this.#child !== undefined && isRunning(this.#child)) {
      this.#child.kill('SIGQUIT');
      // Node reaps no children here, so that the pid file is what tells; the server removes it last.
      const pidFile = join(this.#dir, 'data', 'postmaster.pid');
      const pause = new Int32Array(new SharedArrayBuffer(4));
      for (let waitedMs = 0; waitedMs < STOP_WAIT_MS && existsSync(pidFile); waitedMs += 20)
        Atomics.wait(pause, 0, 0, 20);
      if (existsSync(pidFile)) this.#child.kill('SIGKILL');
    }
    rmSync(this.#dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };

  /** Without another listener the signal would end this process at once and no exit handler would run. */
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    const others = process.listeners(signal).filter((listener) => !ownListeners.has(listener));
    if (others.length > 0) return;
    this.#onExit();
    process.off(signal, this.#onSignal);
    // The last of our servers hands the signal on.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
}
