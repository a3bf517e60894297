// What befalls the machine instead of the network: a disk that fills up, two processes at once, a clock that is wrong.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { missingBackend } from '../support/backends.js';
import { startMariadb, type MariadbServer } from '../support/mariadb-server.js';
import { startRedis, type RedisServer } from '../support/redis-server.js';
import { reportCases } from './cases.js';
import type { Run } from './crash-bench.js';
import { mariadbScene, redisScene } from './misfortune-databases.js';
import { GOOGLE_ACCOUNT, NPM, SLACK } from './misfortune-others.js';
import { CLOUDFLARE_ROLL, SENDGRID, type BenchScene } from './misfortune-scenes.js';
import { begin, beginningOf, expectOneOrBoth, expectRotated, goOnUntilDone, NEEDS_ATTENTION } from './misfortunes.js';

const MINUTES = 60_000;
/** Beyond any lease. */
const AHEAD_MS = 10 * MINUTES;

let cases = 0;
afterAll(() => reportCases('misfortunes of the machine', cases));

const RESUME = ['rotations', 'resume'];

/** Made by the provider, made here, rolled, brought by a person, exchanged. */
const ONE_OF_EACH = [SENDGRID, GOOGLE_ACCOUNT, CLOUDFLARE_ROLL, NPM, SLACK];

describe('a rotation on a disk that is full', () => {
  let redis: RedisServer | undefined;
  let mariadb: MariadbServer | undefined;
  beforeAll(async () => {
    if (missingBackend('redis') === undefined) redis = await startRedis();
    if (missingBackend('mariadb') === undefined) mariadb = await startMariadb();
  }, 2 * MINUTES);
  afterAll(async () => {
    await redis?.stop();
    await mariadb?.stop();
  });

  /** Fills the disk before durable writes that are chosen, and takes the load away before the rotation goes on. */
  async function fillAt(
    scene: BenchScene,
    isChosen: (index: number, all: readonly string[]) => boolean,
  ): Promise<void> {
    const counting = await scene.make();
    const { argv, input } = await beginningOf(counting);
    const operations = await counting.bench.count(argv, input);
    await counting.bench.remove();
    const chosen = [...operations.keys()].filter((index) => isChosen(index, operations));
    expect(chosen.length, scene.title).toBeGreaterThan(0);
    for (const index of chosen) {
      const world = await scene.make();
      const where = `${scene.title}: full from ${String(index + 1)} of ${String(operations.length)}`;
      const begun = await begin(world, { UNLEAK_TEST_FULL_AT: String(index + 1) });
      expect(begun.run.code, where).not.toBe(0);
      expectSaysFull(begun.run, where);
      await goOnUntilDone(world, begun, where);
      await expectRotated(world.bench, where);
      await world.bench.remove();
      cases += 1;
    }
  }

  it(
    'goes on when there is room again, wherever it was full',
    async () => {
      await fillAt(SENDGRID, (index) => index % 5 === 3);
    },
    20 * MINUTES,
  );

  it.each(ONE_OF_EACH)(
    'goes on when it was full at the result of a change: $title',
    async (scene) => {
      await fillAt(scene, isResult);
    },
    20 * MINUTES,
  );

  it.skipIf(missingBackend('redis') !== undefined)(
    'goes on when it was full at the result of a change of a real Redis',
    async () => {
      await fillAt(redisScene(redis!), isResult);
    },
    20 * MINUTES,
  );

  it.skipIf(missingBackend('mariadb') !== undefined)(
    'goes on when it was full at the result of a change of a real MariaDB',
    async () => {
      await fillAt(mariadbScene(mariadb!), isResult);
    },
    20 * MINUTES,
  );

  it.each([0, 2, 6])(
    'goes on after SQLite itself had no room for more than %d pages',
    async (pages) => {
      const world = await SENDGRID.make();
      const where = `${String(pages)} pages more`;
      const begun = await begin(world, { UNLEAK_TEST_MAX_PAGES: String(pages) });
      if (begun.run.code !== 0) expectSaysFull(begun.run, where);
      await goOnUntilDone(world, begun, where);
      await expectRotated(world.bench, where);
      await world.bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});

describe('two processes at once', () => {
  it.each(ONE_OF_EACH)(
    'that carry out the same rotation end with one replacement: $title',
    async (scene) => {
      const world = await scene.make();
      const { argv, input } = await beginningOf(world);
      const runs = await Promise.all([argv, argv].map((one) => world.bench.start(one, {}, input).ended));
      expectOneOrBoth(runs);
      await expectRotated(world.bench, `two at once: ${scene.title}`);
      await world.bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it.each(ONE_OF_EACH)(
    'that resume the same rotation end with one replacement: $title',
    async (scene) => {
      const world = await scene.make();
      const { bench, fake } = world;
      const { argv, input } = await beginningOf(world);
      const met = fake.injectAt(1, { kind: 'lose-answer' });
      const running = bench.start(argv, {}, input);
      await vi.waitFor(() => expect(met()).toBe(1), { timeout: MINUTES, interval: 5 });
      running.kill();
      await running.ended;
      const runs = await Promise.all([RESUME, RESUME].map((one) => bench.start(one).ended));
      expectOneOrBoth(runs);
      await expectRotated(bench, `two resume: ${scene.title}`);
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
      const running = bench.start(bench.rotate);
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
      const world = await SENDGRID.make();
      const { bench, fake } = world;
      fake.inject('POST /v3/api_keys', { kind: 'late', ms: 8_000 });
      const running = bench.start(bench.rotate);
      await vi.waitFor(() => expect(fake.pendingFaults).toBe(0), { timeout: MINUTES, interval: 20 });
      const ahead = await bench.start(RESUME, { UNLEAK_TEST_CLOCK_MS: String(AHEAD_MS) }).ended;
      const overtaken = await running.ended;
      expect(overtaken.code === 0 || overtaken.stderr.includes('lease'), overtaken.stderr).toBe(true);
      await goOnUntilDone(world, { run: ahead, input: undefined }, 'a clock ahead');
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
      // One waits for its key while the other does all of it, so that it finds the store changed when it writes there.
      fake.inject('POST /v3/api_keys', { kind: 'late', ms: 8_000 });
      const [one, other] = [bench.start(bench.rotate), bench.start(bench.rotate, there)];
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

/** The write that records what a change at the server came to. */
function isResult(index: number, operations: readonly string[]): boolean {
  return operations[index] === 'journal commit' && operations[index - 1]?.startsWith('server') === true;
}

/** The cause in the user's words: a full disk is theirs to mend and no fault of the program. */
function expectSaysFull({ code, stdout, stderr }: Run, where: string): void {
  expect(`${stdout}${stderr}`, where).toMatch(/disk is full|ENOSPC/);
  expect(code, `${where}: ${stderr}`).not.toBe(70);
}
