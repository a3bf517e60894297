/** How much one file may unfold to. Bombs are small files, so a larger file may take more and longer. */
export interface ExpandLimits {
  readonly maxDepth: number;
  readonly maxEntries: number;
  /** In all, over every level; or `maxShare` times the file, if that is more. */
  readonly maxBytes: number;
  readonly maxShare: number;
  /** Once more than `freeBytes` have come out, at most so many times what went in. */
  readonly maxRatio: number;
  readonly freeBytes: number;
  /** And a second more for every 4 MiB of the file. */
  readonly maxMs: number;
  /** What is nested and can only be read whole is held in memory: so much at the same time. */
  readonly maxHeldBytes: number;
}

const MIB = 2 ** 20;

/** An image of a container holds a layer, that is a compressed tar, that holds jars in jars, that hold documents. */
export const EXPAND_LIMITS: ExpandLimits = {
  maxDepth: 8,
  maxEntries: 100_000,
  maxBytes: 2048 * MIB,
  maxShare: 20,
  maxRatio: 200,
  freeBytes: 16 * MIB,
  maxMs: 120_000,
  maxHeldBytes: 64 * MIB,
};

/** Thrown when a file unfolds to more than it may; what was read up to then has been scanned. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
}

/** What is left for one file, over all of its levels. */
export class Budget {
  readonly #limits: ExpandLimits;
  readonly #nowMs: () => number;
  readonly #startedMs: number;
  #entries = 0;
  #out = 0;
  #in = 0;
  #held = 0;
  #waitedMs = 0;

  constructor(limits: ExpandLimits, nowMs: () => number) {
    this.#limits = limits;
    this.#nowMs = nowMs;
    this.#startedMs = nowMs();
  }

  /** So much of the file itself is there or has been read. */
  feed(bytes: number): void {
    this.#in += bytes;
  }

  /** Time that was spent on waiting for the file itself, which may be a stream that somebody writes slowly. */
  wait(ms: number): void {
    this.#waitedMs += ms;
  }

  takeEntry(): void {
    this.#entries += 1;
    if (this.#entries > this.#limits.maxEntries)
      throw new LimitReached(`more than ${String(this.#limits.maxEntries)} members`);
    this.#checkTime();
  }

  take(bytes: number): void {
    this.#out += bytes;
    const { maxBytes, maxShare, maxRatio, freeBytes } = this.#limits;
    if (this.#out > freeBytes && this.#out > this.#in * maxRatio) {
      throw new LimitReached(`it unfolds to more than ${String(maxRatio)} times its size`);
    }
    if (this.#out > Math.max(maxBytes, this.#in * maxShare)) {
      throw new LimitReached(`it unfolds to more than ${String(Math.max(maxBytes, this.#in * maxShare))} bytes`);
    }
    this.#checkTime();
  }

  /** Whether so much more may be held; if so, it is until `release`. */
  hold(bytes: number): boolean {
    if (this.#held + bytes > this.#limits.maxHeldBytes) return false;
    this.#held += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }

  #checkTime(): void {
    const maxMs = this.#limits.maxMs + (this.#in / (4 * MIB)) * 1000;
    if (this.#nowMs() - this.#startedMs - this.#waitedMs > maxMs)
      throw new LimitReached(`it took longer than ${String(Math.round(maxMs / 1000))} s`);
  }
}
