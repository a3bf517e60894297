import type { AppError } from '../core/errors.js';
import type { Clock } from './clock.js';

const DEADLINE_MS = 15_000;
const POLL_MS = 50;

export interface Ending<T> {
  /** What is still there. */
  left(): Promise<readonly T[]>;
  /** Asks for the end of these. Repeated while they are there. */
  end(left: readonly T[]): Promise<void>;
  /** The error for what would not end in 15 seconds. */
  tooLong(count: number): AppError;
}

/** Ends what is left until nothing is: a server ends sessions when it gets to it. */
export async function untilNone<T>(clock: Clock, signal: AbortSignal, ending: Ending<T>): Promise<void> {
  const deadline = clock.now().getTime() + DEADLINE_MS;
  for (;;) {
    const left = await ending.left();
    if (left.length === 0) return;
    if (clock.now().getTime() >= deadline) throw ending.tooLong(left.length);
    await ending.end(left);
    await clock.sleep(POLL_MS, signal);
  }
}
