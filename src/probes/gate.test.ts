import { describe, expect, it } from 'vitest';
import { Gate } from './gate.js';

function clock() {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    sleep: (ms: number) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
const signal = new AbortController().signal;

describe('the gate before a provider', () => {
  it('lets two in at once, and every question in the end', async () => {
    const gate = new Gate(clock());
    let inside = 0;
    let most = 0;
    const ask = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 9 }, () => gate.pass(signal, ask)));
    expect(most).toBe(2);
    expect(inside).toBe(0);
  });

  it('waits for a short pause and not for a long one', async () => {
    const time = clock();
    const gate = new Gate(time);
    gate.pause(5000);
    await expect(gate.pass(signal, () => Promise.resolve('asked'))).resolves.toBe('asked');
    expect(time.slept).toEqual([5000]);
    gate.pause(60_000);
    await expect(gate.pass(signal, () => Promise.resolve('asked'))).resolves.toBeUndefined();
  });

  it('lets the next in after one that failed or was aborted', async () => {
    const gate = new Gate(clock());
    const failing = Array.from({ length: 3 }, () => gate.pass(signal, () => Promise.reject(new Error('x'))));
    await Promise.allSettled(failing);
    await expect(gate.pass(AbortSignal.abort(), () => Promise.resolve(1))).rejects.toThrow('aborted');
    await expect(gate.pass(signal, () => Promise.resolve(1))).resolves.toBe(1);
  });
});
