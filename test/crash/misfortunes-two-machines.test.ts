// Two machines rotate one credential, and one of them stands still at the worst moment while the other does all of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { reportCases } from './cases.js';
import type { Run } from './crash-bench.js';
import { GOOGLE_ACCOUNT, NPM, SLACK } from './misfortune-others.js';
import { CLOUDFLARE_ROLL, SENDGRID, type Misfortune, type MisfortuneScene } from './misfortune-scenes.js';
import { NEEDS_ATTENTION } from './misfortunes.js';
import { Machine, storeOf } from './two-machines.js';
import { SPARSER } from './walk.js';

const MINUTES = 60_000;

let cases = 0;
afterAll(() => reportCases('misfortunes of two machines', cases));

/** Made by the provider, made here, rolled, brought by a person, exchanged. */
const ONE_OF_EACH = [SENDGRID, GOOGLE_ACCOUNT, CLOUDFLARE_ROLL, NPM, SLACK];
/** Where old and new are two credentials. */
const TWO_CREDENTIALS = [SENDGRID, GOOGLE_ACCOUNT, NPM];

/** What nobody ever gave out, where a scene asks for a stored value before there is one. */
const UNKNOWN = { key: 'unknown', token: 'unknown' };

interface Loser {
  readonly world: Misfortune;
  readonly winner: Machine;
  readonly loser: Machine;
  readonly id: string;
}

interface Overtaken extends Omit<Loser, 'winner'> {
  readonly theirId: string;
  /** How many the scene counted before anything was issued. */
  readonly liveBefore: unknown;
}

/** Both have issued; the one that was about to stage finds the other's version current. */
async function lostRace(scene: MisfortuneScene): Promise<Loser> {
  const world = await scene.make();
  const [winner, loser] = Machine.pair(world);
  // Of what is dead no roll is planned: it is planned before the other rolls.
  const finish = scene === CLOUDFLARE_ROLL ? await winner.stopIn('issuing') : undefined;
  const goOn = await loser.stopIn('staging');
  if (finish === undefined) await winner.finish();
  else expect(await finish()).toMatchObject({ code: 0 });
  const { id } = await winner.rotation();
  const run = await goOn();
  expect(run, run.stderr).toMatchObject({ code: NEEDS_ATTENTION });
  expect(run.stderr).toContain(`which rotation ${id} made, is current`);
  const lost = await loser.rotation();
  expect(lost).toMatchObject({ state: 'conflict' });
  expect(run.stderr).toContain(`unleak rotations abort ${lost.id}`);
  return { world, winner, loser, id: lost.id };
}

/** Verified and pending, and then a person writes there. */
async function overtaken(scene: MisfortuneScene): Promise<Overtaken> {
  const world = await scene.make();
  const [loser] = Machine.pair(world);
  const { scene: leak, provider } = world.bench;
  const { live: liveBefore } = await provider.afterRotation(UNKNOWN, leak.env());
  const goOn = await loser.stopIn('promoting');
  const theirId = await (await storeOf(world)).put({ note: 'by hand' });
  const run = await goOn();
  expect(run, run.stderr).toMatchObject({ code: NEEDS_ATTENTION });
  expect(run.stderr).toContain(`version ${theirId}, which somebody else wrote, is current`);
  const { id, state } = await loser.rotation();
  expect(state).toBe('conflict');
  return { world, loser, id, theirId, liveBefore };
}

/** The winner's replacement is the only one that lives, and nothing is left of the loser's. */
async function expectOnlyWinners({ world, winner, loser }: Loser, where: string): Promise<void> {
  expect(await world.bench.outcome(), where).toEqual(world.bench.rotated);
  expect(await loser.rotation(), where).toMatchObject({ state: 'aborted' });
  for (const machine of [winner, loser]) {
    expect(await machine.run(['rotations', 'verify']), where).toMatchObject({ code: 0 });
  }
}

/** Kills an abort before everything that it writes or changes, and says once more that it is to be aborted. */
async function killAbort<T extends Omit<Loser, 'winner'>>(
  prepare: () => Promise<T>,
  expectAborted: (lost: T, where: string) => Promise<void>,
  stride: number,
): Promise<void> {
  for (let [killAt, isKilled] = [1, true]; isKilled; killAt += stride * SPARSER) {
    const lost = await prepare();
    const { loser, id, world } = lost;
    const where = `abort killed before ${String(killAt)}`;
    const run = await loser.run(['rotations', 'abort', id], { UNLEAK_TEST_KILL_AT: String(killAt) });
    isKilled = run.signal === 'SIGKILL';
    if (isKilled && (await loser.rotation()).state !== 'aborted') {
      expectAbort(await loser.run(['rotations', 'abort', id]), where);
    }
    await expectAborted(lost, where);
    await world.bench.remove();
    cases += 1;
  }
}

function expectAbort(run: Run, where: string): void {
  expect(run, `${where}: ${run.stderr}`).toMatchObject({ code: 0 });
  expect(run.stdout, where).toContain('aborted');
  expect(run.stdout, where).not.toMatch(/is dead[;.\n]/);
}

describe('the loser of two machines, both of which have issued', () => {
  it.each(ONE_OF_EACH)(
    'says so each time, and its abort leaves the other replacement and nothing else: $title',
    async (scene) => {
      const lost = await lostRace(scene);
      const { world, winner, loser, id } = lost;
      const before = changesAt(world);
      const { detail } = await loser.rotation();
      expect(await loser.run(['rotations', 'resume', id])).toMatchObject({ code: NEEDS_ATTENTION });
      expect(await loser.rotation()).toMatchObject({ state: 'conflict', detail });
      expect(changesAt(world)).toEqual(before);
      const aborted = await loser.run(['rotations', 'abort', id]);
      expectAbort(aborted, scene.title);
      expect(aborted.stdout).toContain(`which rotation ${(await winner.rotation()).id} made, stays current`);
      expect((await loser.rotation()).detail).toContain('stays current');
      await expectOnlyWinners(lost, scene.title);
      expectAbort(await loser.run(['rotations', 'resume', id]), 'aborted again');
      await world.bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it.each(ONE_OF_EACH)(
    'can have its abort killed anywhere: $title',
    (scene) => killAbort(() => lostRace(scene), expectOnlyWinners, 6),
    20 * MINUTES,
  );
});

it.each(ONE_OF_EACH)(
  'a machine that was killed with its version pending is not disturbed by another, and ends: $title',
  async (scene) => {
    const world = await scene.make();
    const [killed, other] = Machine.pair(world);
    const isRoll = scene === CLOUDFLARE_ROLL;
    // Of what is dead no roll is planned: it is planned before the other rolls.
    if (isRoll) await other.killIn('issuing');
    await killed.killIn('promoting');
    const before = changesAt(world);
    const { argv, input } = isRoll ? { argv: ['rotations', 'resume'], input: undefined } : await other.beginning();
    const run = await other.run(argv, {}, input);
    expect(run, run.stderr).toMatchObject({ code: NEEDS_ATTENTION });
    expect(run.stderr).toContain(`rotation ${(await killed.rotation()).id} has a version pending there`);
    // What is rolled again would end what is about to be promoted.
    if (isRoll) expect(changesAt(world)).toEqual(before);
    const { id } = await other.rotation();
    if (!isRoll) expectAbort(await other.run(['rotations', 'abort', id]), scene.title);
    const resumed = await killed.run(['rotations', 'resume']);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    if (isRoll) expectAbort(await other.run(['rotations', 'abort', id]), scene.title);
    await expectOnlyWinners({ world, winner: killed, loser: other, id }, scene.title);
    await world.bench.remove();
    cases += 1;
  },
  2 * MINUTES,
);

it(
  'a roll that came after the end of another is not given up, since its value is the only one that works',
  async () => {
    const world = await CLOUDFLARE_ROLL.make();
    const [first, last] = Machine.pair(world);
    const goOn = await last.stopIn('issuing');
    await first.finish();
    expect(await goOn()).toMatchObject({ code: NEEDS_ATTENTION });
    const { id } = await last.rotation();
    const aborted = await last.run(['rotations', 'abort', id]);
    expect(aborted).toMatchObject({ code: NEEDS_ATTENTION });
    const version = /resume \w+ --over (\S+)/.exec(aborted.stderr)?.[1] ?? '';
    const run = await last.run(['rotations', 'resume', id, '--over', version]);
    expect(run.stderr).toContain('neither the old nor the new value stands there');
    // What the first one wrote there: a person puts the value that is current now.
    const { scene } = world.bench;
    const { token } = await scene.stored();
    const text = readFileSync(scene.envFile, 'utf8');
    writeFileSync(scene.envFile, text.replace(scene.env()['CLOUDFLARE_API_TOKEN']!, token!));
    const done = await last.run(['rotations', 'resume', id]);
    expect(done, done.stderr).toMatchObject({ code: 0 });
    expect(await world.bench.outcome()).toEqual(world.bench.rotated);
    await world.bench.remove();
    cases += 1;
  },
  2 * MINUTES,
);

describe('a rotation that somebody overtook by writing to the store', () => {
  it.each(TWO_CREDENTIALS)(
    'is aborted with the old credential as it was and theirs in the store: $title',
    async (scene) => {
      const { world, loser, id, theirId, liveBefore } = await overtaken(scene);
      const before = changesAt(world);
      expect(await loser.run(['rotations', 'resume', id])).toMatchObject({ code: NEEDS_ATTENTION });
      expect(changesAt(world)).toEqual(before);
      const aborted = await loser.run(['rotations', 'abort', id]);
      expectAbort(aborted, scene.title);
      expect(aborted.stdout).toContain(`version ${theirId}, stays current`);
      expect(aborted.stdout).toContain('unleak inspect');
      await expectAsBefore({ world, loser, id, theirId, liveBefore }, scene.title);
      await world.bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it.each(TWO_CREDENTIALS)(
    'can have that abort killed anywhere: $title',
    (scene) => killAbort(() => overtaken(scene), expectAsBefore, scene === SENDGRID ? 1 : 3),
    20 * MINUTES,
  );

  it.each(ONE_OF_EACH)(
    'ends like every other when a person lets it take the place of that version: $title',
    async (scene) => {
      const { world, loser, id, theirId } = await overtaken(scene);
      const other = await loser.run(['rotations', 'resume', id, '--over', 'another']);
      expect(other, other.stderr).toMatchObject({ code: NEEDS_ATTENTION });
      const run = await loser.run(['rotations', 'resume', id, '--over', theirId]);
      expect(run, run.stderr).toMatchObject({ code: 0 });
      expect(await world.bench.outcome(), scene.title).toEqual(world.bench.rotated);
      expect(await world.bench.scene.stored()).toMatchObject({ note: 'by hand' });
      await world.bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it.each([SENDGRID, CLOUDFLARE_ROLL])(
    'ends the same when it is killed anywhere on that way, and the same is said again: $title',
    async (scene) => {
      for (let [killAt, isKilled] = [1, true]; isKilled; killAt += 5 * SPARSER) {
        const { world, loser, id, theirId } = await overtaken(scene);
        const where = `killed before ${String(killAt)}`;
        const resume = ['rotations', 'resume', id, '--over', theirId];
        isKilled = (await loser.run(resume, { UNLEAK_TEST_KILL_AT: String(killAt) })).signal === 'SIGKILL';
        if (isKilled) {
          const again = await loser.run(resume);
          expect(again, `${where}: ${again.stderr}`).toMatchObject({ code: 0 });
        }
        expect(await world.bench.outcome(), where).toEqual(world.bench.rotated);
        expect(await world.bench.scene.stored(), where).toMatchObject({ note: 'by hand' });
        await world.bench.remove();
        cases += 1;
      }
    },
    20 * MINUTES,
  );

  it(
    'is not aborted where its value is the only one that works',
    async () => {
      const { world, loser, id } = await overtaken(CLOUDFLARE_ROLL);
      const before = changesAt(world);
      const aborted = await loser.run(['rotations', 'abort', id]);
      expect(aborted).toMatchObject({ code: NEEDS_ATTENTION });
      expect(aborted.stderr).toContain('--over');
      expect(changesAt(world)).toEqual(before);
      await world.bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});

/** The leaked credential works as before, nothing lives beside it, and the store has what somebody wrote. */
async function expectAsBefore({ world, loser, theirId, liveBefore }: Overtaken, where: string): Promise<void> {
  const { bench } = world;
  expect(await loser.rotation(), where).toMatchObject({ state: 'aborted' });
  const current = await (await storeOf(world)).at.current(bench.scene.path, AbortSignal.timeout(MINUTES));
  expect(current?.id, where).toBe(theirId);
  expect(await bench.scene.stored(), where).toEqual({ note: 'by hand' });
  // Before it is asked for the value that is not in the store.
  expect(world.fake.violations, where).toEqual([]);
  const { live, old, pending, sealedSecrets, trail } = await bench.outcome();
  expect({ live, old, pending, sealedSecrets, trail }, where).toEqual({
    live: liveBefore,
    old: 'alive',
    pending: 'nothing',
    sealedSecrets: 0,
    trail: 'unbroken',
  });
}

/** Requests that changed something at the provider. */
function changesAt({ fake }: Misfortune): readonly string[] {
  return fake.seen.filter(({ changes }) => changes).map(({ method, path }) => `${method} ${path}`);
}
