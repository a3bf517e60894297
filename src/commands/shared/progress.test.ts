import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { Progress } from './progress.js';

function progressAt(options: { isTty?: boolean; isQuiet?: boolean }): {
  at: (ms: number, done?: number) => Promise<string>;
} {
  let time = 0;
  let text = '';
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString('utf8');
      done();
    },
  });
  // cli-progress looks for itself.
  Object.assign(stderr, { isTTY: options.isTty ?? false, columns: 100 });
  const target = { stderr, isTty: options.isTty ?? false, isQuiet: options.isQuiet ?? false, now: () => time };
  const progress = new Progress(target);
  return {
    at: async (ms, done = 1) => {
      time = ms;
      await progress.update({ what: '/srv/orders', done, total: 10 });
      progress.stop();
      return text;
    },
  };
}

it('says nothing about what is done in an instant', async () => {
  await expect(progressAt({ isTty: true }).at(900)).resolves.toBe('');
  await expect(progressAt({ isTty: false }).at(4900)).resolves.toBe('');
});

it('draws a bar on a terminal after a second, without colour', async () => {
  const text = await progressAt({ isTty: true }).at(1100, 5);
  expect(text).toContain('5/10 /srv/orders');
  expect(text.includes(`${String.fromCharCode(27)}[3`)).toBe(false);
});

it('prints a plain line now and then elsewhere', async () => {
  const { at } = progressAt({ isTty: false });
  await expect(at(4900, 2)).resolves.toBe('');
  await expect(at(5100, 3)).resolves.toBe('scanning: /srv/orders: 3 of 10 done\n');
  await expect(at(12_000, 4)).resolves.toBe('scanning: /srv/orders: 3 of 10 done\n');
  await expect(at(15_200, 9)).resolves.toContain('9 of 10');
});

it('is silent when asked to be', async () => {
  await expect(progressAt({ isTty: true, isQuiet: true }).at(60_000)).resolves.toBe('');
});
