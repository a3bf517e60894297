import { AppError } from '../core/errors.js';
import { withDeadline } from '../platform/deadline.js';

export interface RunLimits {
  readonly parallel: number;
  /** For each. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** After its deadline a scan has so long to stop by itself and keep what it found. */
const TO_STOP_MS = 30_000;

/**
 * Does the work for each place, several at once. What fails or takes too long for one is told to `onFailure` and holds up no
 * other. Ends early when the signal aborts; then what was not done is neither failed nor done.
 */
export async function runTargets<T>(
  targets: readonly T[],
  limits: RunLimits,
  work: (target: T, signal: AbortSignal) => Promise<void>,
  onFailure: (target: T, error: unknown) => Promise<void>,
): Promise<void> {
  const queue = targets.values();
  const worker = async (): Promise<void> => {
    for (const target of queue) {
      if (limits.signal.aborted) return;
      try {
        await inTime(limits, (signal) => work(target, signal));
      } catch (error) {
        if (limits.signal.aborted) return;
        await onFailure(target, error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.parallel, targets.length) }, worker));
}

function inTime({ deadlineMs, signal }: RunLimits, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  return withDeadline('sweep: reading a place', deadlineMs + TO_STOP_MS, signal, async (last) => {
    const late = new AbortController();
    const minutes = String(Math.ceil(deadlineMs / 60_000));
    const timer = setTimeout(() => {
      late.abort(new AppError('timeout', `sweep: reading a place: not done within ${minutes} min`));
    }, deadlineMs);
    try {
      await work(AbortSignal.any([last, late.signal]));
    } finally {
      clearTimeout(timer);
    }
  });
}
