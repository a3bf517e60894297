import { AppError } from '../core/errors.js';

/**
 * Runs `work` with a signal that aborts after `ms` milliseconds or with `outer`, and gives up then even if `work` does
 * not listen. Fails with `timeout`, or `interrupted` where `outer` aborted.
 */
export async function withDeadline<T>(
  what: string,
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const late = new AppError('timeout', `${what}: no answer within ${String(Math.round(ms / 1000))} s`);
  const timer = setTimeout(() => controller.abort(late), ms);
  const onOuter = (): void => controller.abort(new AppError('interrupted', `${what}: interrupted`));
  outer.addEventListener('abort', onOuter, { once: true });
  if (outer.aborted) onOuter();
  try {
    return await Promise.race([work(controller.signal), rejectionOf(controller.signal)]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', onOuter);
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
