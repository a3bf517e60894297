import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { AppError } from '../../core/errors.js';
import { EXIT } from '../../core/exit-codes.js';
import { systemClock } from '../../platform/clock.js';
import { BATCH_LIMITS, runJobs, type Job, type JobResult } from './batch.js';
import type { Io } from './io.js';

function testIo(): { readonly io: Io; readonly said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const io: Io = {
    stdout,
    stderr,
    stdin: () => new PassThrough(),
    env: {},
    cwd: '/',
    signal: new AbortController().signal,
    isStdoutTty: false,
    isStderrTty: false,
    clock: systemClock,
  };
  return { io, said };
}

const done = (name: string): JobResult => ({
  exitCode: EXIT.ok,
  json: { id: name, state: 'done' },
  text: `${name} is done\n`,
  state: 'done',
  message: `${name} is done`,
});

function job(name: string, provider: string, run: Job['run'] = () => Promise.resolve(done(name))): Job {
  return { name, provider, run };
}

it('sums up several, with a failing one holding up no other and the worst exit code', async () => {
  const { io, said } = testIo();
  const broken = job('b', 'two', () => Promise.reject(new AppError('conflict', 'two: broken', { hint: 'look' })));

  await expect(runJobs([job('a', 'one'), broken, job('c', 'one')], BATCH_LIMITS, {}, io)).resolves.toBe(4);

  expect(said.out).toContain('a: a is done\n');
  expect(said.out).toContain('summary: 3 credentials, 1 want attention\n  a  done    a is done\n');
  expect(said.out).toContain('  b  failed  two: broken (hint: look)\n');
});

it('prints one JSON document for several', async () => {
  const { io, said } = testIo();
  await runJobs([job('a', 'one'), job('b', 'one')], BATCH_LIMITS, { json: true }, io);

  expect(JSON.parse(said.out)).toMatchObject({ exitCode: 0, rotations: [{ name: 'a', state: 'done' }, { name: 'b' }] });
});

it('lets one alone speak for itself, and fail by itself', async () => {
  const { io, said } = testIo();
  await runJobs([job('a', 'one')], BATCH_LIMITS, {}, io);
  expect(said.out).toBe('a is done\n');

  const broken = job('b', 'one', () => Promise.reject(new AppError('conflict', 'broken')));
  await expect(runJobs([broken], BATCH_LIMITS, {}, io)).rejects.toThrow('broken');
});

it('runs no more at once than allowed, in all and at one provider', async () => {
  const { io } = testIo();
  const running = new Map<string, number>();
  const most = new Map<string, number>();
  const count = (key: string, by: number): void => {
    running.set(key, (running.get(key) ?? 0) + by);
    most.set(key, Math.max(most.get(key) ?? 0, running.get(key)!));
  };
  const counted = (name: string, provider: string): Job =>
    job(name, provider, async () => {
      for (const key of [provider, 'all']) count(key, 1);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      for (const key of [provider, 'all']) count(key, -1);
      return done(name);
    });
  const jobs = ['one', 'one', 'one', 'one', 'two', 'two', 'three', 'three'].map((provider, index) =>
    counted(String(index), provider),
  );

  await expect(runJobs(jobs, { ...BATCH_LIMITS, parallel: 3, perProvider: 2 }, {}, io)).resolves.toBe(0);

  expect(most.get('all')).toBe(3);
  expect(most.get('one')).toBe(2);
});

it('gives up a job that hangs at its own deadline, and marks what each says', async () => {
  const { io, said } = testIo();
  const stuck = job(
    'stuck',
    'one',
    (own) =>
      new Promise((_, reject) => {
        own.stderr.write('first\nsecond\n');
        own.signal.addEventListener('abort', () => reject(new AppError('interrupted', 'interrupted')), { once: true });
      }),
  );

  await expect(runJobs([stuck, job('a', 'two')], { ...BATCH_LIMITS, deadlineMs: 30 }, {}, io)).resolves.toBe(4);

  expect(said.out).toContain('stuck  failed  stuck: not done within');
  expect(said.err).toBe('stuck: first\nstuck: second\n');
});
