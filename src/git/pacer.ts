import { setImmediate } from 'node:timers/promises';
import { elapsedMs } from '../core/elapsed.js';

const SLICE_MS = 40;
const STEPS_PER_LOOK = 32;

/** Lets timers and signals have their turn in long synchronous work, without an `await` for every step. */
export class Pacer {
  #steps = 0;
  #restedAt = elapsedMs();

  /** To be asked at every step; when it says so, `rest` is to be awaited. */
  isDue(): boolean {
    this.#steps += 1;
    return this.#steps % STEPS_PER_LOOK === 0 && elapsedMs() - this.#restedAt > SLICE_MS;
  }

  /** Fails with the signal's reason if it was aborted meanwhile. */
  async rest(signal: AbortSignal): Promise<void> {
    await setImmediate();
    signal.throwIfAborted();
    this.#restedAt = elapsedMs();
  }
}
