import { beforeEach, expect, it, vi } from 'vitest';
import { shortStdin } from './short-stdin.js';

const system = vi.hoisted(() => ({ isPipe: true, answers: [] as (string | Error)[] }));

vi.mock('node:fs', () => ({
  fstatSync: () => ({ isFile: () => false, isFIFO: () => system.isPipe }),
  readSync: (_fd: number, into: Buffer) => {
    const next = system.answers.shift() ?? '';
    if (next instanceof Error) throw next;
    return into.write(next);
  },
}));

beforeEach(() => {
  system.isPipe = true;
  system.answers = [];
});

const errorWith = (code: string): Error => Object.assign(new Error(code), { code });

it('is all that comes, up to the end', () => {
  system.answers = ['one\n', 'two\n'];
  expect(shortStdin()?.toString()).toBe('one\ntwo\n');
  expect(shortStdin()).toHaveLength(0);
});

it('is waited for where reading does not wait', () => {
  system.answers = [errorWith('EAGAIN'), 'one\n', errorWith('EAGAIN'), errorWith('EAGAIN'), 'two\n'];
  expect(shortStdin()?.toString()).toBe('one\ntwo\n');
});

it('fails with what the system says', () => {
  system.answers = [errorWith('EISDIR')];
  expect(shortStdin).toThrow('EISDIR');
});

it('is not there where somebody may type', () => {
  system.isPipe = false;
  expect(shortStdin()).toBeUndefined();
});
