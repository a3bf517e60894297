import { describe, expect, it } from 'vitest';
import { runTargets } from './run-targets.js';

const limits = { parallel: 2, deadlineMs: 60_000, signal: new AbortController().signal };

describe('places one after the other', () => {
  it('are all done, so many at once, whatever becomes of one of them', async () => {
    let [running, most] = [0, 0];
    const done: number[] = [];
    const failed: number[] = [];
    const work = async (target: number): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (target === 2) throw new Error('broken');
      done.push(target);
    };
    await runTargets([1, 2, 3, 4, 5], limits, work, (target) => {
      failed.push(target);
      return Promise.resolve();
    });
    expect([done.toSorted((a, b) => a - b), failed, most]).toEqual([[1, 3, 4, 5], [2], 2]);
  });

  it('have a deadline each, at which their signal aborts', async () => {
    const failures: unknown[] = [];
    const work = (target: string, signal: AbortSignal): Promise<void> =>
      target === 'slow'
        ? new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          })
        : Promise.resolve();
    await runTargets(['slow', 'quick'], { ...limits, deadlineMs: 20 }, work, (target, error) => {
      failures.push([target, (error as Error).message]);
      return Promise.resolve();
    });
    expect(failures).toEqual([['slow', 'sweep: reading a place: not done within 1 min']]);
  });

  it('are neither done nor failed after an interruption', async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const work = (target: number): Promise<void> => {
      begun.push(target);
      controller.abort(new Error('interrupted'));
      return Promise.reject(new Error('cut short'));
    };
    const none = (): Promise<void> => Promise.reject(new Error('not to be told'));
    await runTargets([1, 2, 3], { ...limits, parallel: 1, signal: controller.signal }, work, none);
    expect(begun).toEqual([1]);
  });
});
