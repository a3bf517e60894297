// What befalls the machine instead of the network: a disk that fills up, two processes at once, a clock that is wrong.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { missingBackend } from '../support/backends.js';
import { startRedis, type RedisServer } from '../support/redis-server.js';
import type { CrashBench, Run } from './crash-bench.js';
import { redisScene, SENDGRID, type BenchScene } from './misfortune-scenes.js';
import { expectRotated, goOnUntilDone } from './misfortunes.js';

const MINUTES = 60_000;
const NEEDS_ATTENTION = 4;
/** Beyond any lease. */
const AHEAD_MS = 10 * MINUTES;

let cases = 0;
afterAll(() => console.log(`crash suite, misfortunes of the machine: ${String(cases)} cases`));

const apply = (bench: CrashBench): string[] => ['rotate', bench.fingerprint, '--apply'];
const RESUME = ['rotations', 'resume'];

describe('a rotation on a disk that is full', () => {
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    if (missingBackend('redis') === undefined) redis = await startRedis();
  }, MINUTES);
  afterAll(() => redis?.stop());

  /** Fills the disk before one durable write after another, and takes the load away before the rotation goes on. */
  async function fillAt(scene: BenchScene, { first, stride }: { first: number; stride: number }): Promise<void> {
    const counting = await scene.make();
    const operations = await counting.bench.countRotation();
    await counting.bench.remove();
    for (let fullAt = first; fullAt <= operations.length; fullAt += stride) {
      const { bench } = await scene.make();
      const where = `${scene.title}: full from ${String(fullAt)} of ${String(operations.length)}`;
      const run = await bench.start(apply(bench), { UNLEAK_TEST_FULL_AT: String(fullAt) }).ended;
      expect(run.code, where).not.toBe(0);
      expectSaysFull(run, where);
      await goOnUntilDone(bench, await bench.goOn(), where);
      await expectRotated(bench, where);
      await bench.remove();
      cases += 1;
    }
  }

  it(
    'goes on when there is room again, at a provider that makes the secret',
    async () => {
      await fillAt(SENDGRID, { first: 4, stride: 11 });
    },
    10 * MINUTES,
  );

  it.skipIf(missingBackend('redis') !== undefined)(
    'goes on when there is room again, at a real Redis',
    async () => {
      await fillAt(redisScene(redis!), { first: 9, stride: 19 });
    },
    10 * MINUTES,
  );

  it.each([0, 2, 6])(
    'goes on after SQLite itself had no room for more than %d pages',
    async (pages) => {
      const { bench } = await SENDGRID.make();
      const where = `${String(pages)} pages more`;
      const run = await bench.start(apply(bench), { UNLEAK_TEST_MAX_PAGES: String(pages) }).ended;
      if (run.code !== 0) expectSaysFull(run, where);
      await goOnUntilDone(bench, run.code === 0 ? run : await bench.goOn(), where);
      await expectRotated(bench, where);
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});

describe('two processes at once', () => {
  it(
    'that rotate the same credential end with one replacement',
    async () => {
      const { bench } = await SENDGRID.make();
      const runs = await Promise.all([apply(bench), apply(bench)].map((argv) => bench.start(argv).ended));
      expectOneOrBoth(runs);
      await expectRotated(bench, 'two rotate');
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'that resume the same rotation end with one replacement',
    async () => {
      const { bench, fake } = await SENDGRID.make();
      fake.inject('POST /v3/api_keys', { kind: 'lose-answer' });
      await killedWhen(bench, () => fake.pendingFaults === 0);
      const runs = await Promise.all([RESUME, RESUME].map((argv) => bench.start(argv).ended));
      expectOneOrBoth(runs);
      await expectRotated(bench, 'two resume');
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'of which one resumes while the other is alive: it is told so and changes nothing',
    async () => {
      const { bench, fake } = await SENDGRID.make();
      fake.inject('POST /v3/api_keys', { kind: 'late', ms: 8_000 });
      const running = bench.start(apply(bench));
      await vi.waitFor(() => expect(fake.pendingFaults).toBe(0), { timeout: MINUTES, interval: 20 });
      const resumed = await bench.start(RESUME).ended;
      expect(resumed).toMatchObject({ code: NEEDS_ATTENTION });
      expect(resumed.stderr + resumed.stdout).toContain('another process drives it');
      expect(await running.ended).toMatchObject({ code: 0 });
      await expectRotated(bench, 'resume of a living one');
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'of which one has a clock that is ahead: the other loses its lease and leaves nothing behind',
    async () => {
      const { bench, fake } = await SENDGRID.make();
      fake.inject('POST /v3/api_keys', { kind: 'late', ms: 8_000 });
      const running = bench.start(apply(bench));
      await vi.waitFor(() => expect(fake.pendingFaults).toBe(0), { timeout: MINUTES, interval: 20 });
      const ahead = await bench.start(RESUME, { UNLEAK_TEST_CLOCK_MS: String(AHEAD_MS) }).ended;
      const overtaken = await running.ended;
      expect(overtaken.code === 0 || overtaken.stderr.includes('lease'), overtaken.stderr).toBe(true);
      await goOnUntilDone(bench, ahead, 'a clock ahead');
      await expectRotated(bench, 'a clock ahead');
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'on two machines that share the store: the second ends in conflict, and its abort leaves one replacement',
    async () => {
      const { bench, fake } = await SENDGRID.make();
      const here = join(bench.scene.home.folder, 'state');
      const there = { XDG_STATE_HOME: join(bench.scene.home.folder, 'other-state') };
      cpSync(here, there.XDG_STATE_HOME, { recursive: true });
      // Both are there before either begins to write to the store.
      fake.inject('POST /v3/api_keys', { kind: 'late', ms: 3_000 }, 2);
      const [one, other] = [bench.start(apply(bench)), bench.start(apply(bench), there)];
      const runs = [await one.ended, await other.ended];
      expect(runs.map(({ code }) => code ?? -1).toSorted((a, b) => a - b)).toEqual([0, NEEDS_ATTENTION]);
      const lost = runs[0]!.code === 0 ? there : {};
      const list = await bench.start(['rotations', 'list', '--json'], lost).ended;
      const [rotation] = JSON.parse(list.stdout) as { id: string; state: string }[];
      expect(rotation?.state).toBe('conflict');
      const aborted = await bench.start(['rotations', 'abort', rotation!.id], lost).ended;
      expect(aborted, aborted.stderr).toMatchObject({ code: 0 });
      // What is counted besides the server is this machine's.
      const outcome = await bench.outcome();
      expect(outcome).toEqual(bench.rotated);
      for (const env of [{}, there]) {
        expect(await bench.start(['rotations', 'verify'], env).ended).toMatchObject({ code: 0 });
      }
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});

/** Kills it as soon as that is so. */
async function killedWhen(bench: CrashBench, isSo: () => boolean): Promise<void> {
  const running = bench.start(apply(bench));
  await vi.waitFor(() => expect(isSo()).toBe(true), { timeout: MINUTES, interval: 5 });
  running.kill();
  await running.ended;
}

/** One did it; the other says who does, or found it done. */
function expectOneOrBoth(runs: readonly Run[]): void {
  const said = runs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
  expect(
    runs.some(({ code }) => code === 0),
    said,
  ).toBe(true);
  for (const { code } of runs) expect([0, NEEDS_ATTENTION], said).toContain(code);
}

/** The cause in the user's words: a full disk is theirs to mend and no fault of the program. */
function expectSaysFull({ code, stdout, stderr }: Run, where: string): void {
  expect(`${stdout}${stderr}`, where).toMatch(/disk is full|ENOSPC/);
  expect(code, `${where}: ${stderr}`).not.toBe(70);
}
