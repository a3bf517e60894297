import { expect, it } from 'vitest';
import { withDeadline } from './deadline.js';

const never = new AbortController().signal;

it('gives what the work gives', async () => {
  await expect(withDeadline('asking', 1000, never, () => Promise.resolve(7))).resolves.toBe(7);
});

it('gives up on work that does not listen', async () => {
  const deaf = (): Promise<never> => new Promise(() => undefined);
  await expect(withDeadline('asking', 5, never, deaf)).rejects.toMatchObject({ code: 'timeout' });
});

it('passes an interruption on to the work', async () => {
  const outer = new AbortController();
  let heard = false;
  const work = (signal: AbortSignal): Promise<never> =>
    new Promise(() => signal.addEventListener('abort', () => (heard = true)));
  const running = withDeadline('asking', 10_000, outer.signal, work);
  outer.abort();

  await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  expect(heard).toBe(true);
});

it('does not start as if nothing were, when it is interrupted already', async () => {
  const work = (signal: AbortSignal): Promise<never> => Promise.reject(signal.reason as Error);
  await expect(withDeadline('asking', 1000, AbortSignal.abort(), work)).rejects.toMatchObject({ code: 'interrupted' });
});
