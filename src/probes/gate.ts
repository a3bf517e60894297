import type { Clock } from '../platform/clock.js';

/** So many questions at once to one provider, so far apart. */
const AT_ONCE = 2;
const APART_MS = 150;
/** A provider that wants to be left alone for longer is not waited for. */
const LONGEST_PAUSE_MS = 15_000;

/** The queue before one provider. What it refuses for now it is not asked again before it said. */
export class Gate {
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;
  #nextAt = 0;
  #pausedUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs the question when it is its turn; undefined where the provider wants a longer pause than is worth waiting for. */
  async pass<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T | undefined> {
    if (this.#inside >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#inside += 1;
    try {
      if (!(await this.#wait(signal))) return undefined;
      return await ask();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#inside -= 1;
      else next();
    }
  }

  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + ms);
  }

  async #wait(signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    const turn = Math.max(this.#nextAt, this.#pausedUntil);
    const ms = turn - this.#now();
    if (ms > LONGEST_PAUSE_MS) return false;
    this.#nextAt = Math.max(turn, this.#now()) + APART_MS;
    if (ms > 0) await this.#clock.sleep(ms, signal);
    return true;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
