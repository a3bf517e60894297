// The story of one incident, killed in each of its commands: the same command, given again, goes on where the last one was.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { reportCases } from './cases.js';
import type { CrashBench } from './crash-bench.js';
import { NPM } from './misfortune-others.js';
import { SENDGRID, type Misfortune } from './misfortune-scenes.js';
import { expectOneOrBoth, expectRotated, goOnUntilDone, NEEDS_ATTENTION } from './misfortunes.js';
import { SPARSER } from './walk.js';

const MINUTES = 60_000;
const EMERGENCY = ['--emergency', '--reason', 'a stranger uses it'];

/** What the time line has to tell of every incident that was carried through, in this order. */
const TOLD = [
  'commit',
  'unleak first recorded it',
  'was opened',
  'was made, order overlap',
  'ann approved plan',
  'was begun under the approval of ann',
  'a rotation was planned',
  'the replacement exists at the provider',
  'the replacement is in the store, pending',
  'the replacement was used and works',
  'the replacement is current in the store',
  'the consumers were told',
  'the leaked credential was stopped',
  'PROOF',
  'the rotation is done',
  'the incident was closed',
];

/** The same where the leaked one dies first. */
const TOLD_OF_EMERGENCY = [
  'was opened',
  'ann approved plan',
  'was begun under the approval of ann',
  'a rotation was planned',
  'the leaked credential was stopped',
  'PROOF',
  'the replacement exists at the provider',
  'the replacement is current in the store',
  'the consumers were told',
  'the rotation is done',
  'the incident was closed',
];

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly isDead: boolean;
  readonly approvals: readonly unknown[];
  readonly owed: readonly unknown[];
  readonly openEnds: readonly string[];
  readonly timeLine: readonly { readonly what: string }[];
  readonly rotations: readonly { readonly id: string; readonly state: string }[];
}

let misfortune: Misfortune | undefined;
let cases = 0;
afterAll(() => reportCases('incidents', cases));
afterEach(async () => {
  await misfortune?.bench.remove();
  misfortune = undefined;
});

/** A leak on which nobody works yet, with the leaked value as somebody would paste it. */
async function newLeak(): Promise<{ readonly bench: CrashBench; readonly leaked: string; readonly fake: Misfortune }> {
  await misfortune?.bench.remove();
  const fake = (misfortune = await SENDGRID.make());
  const { bench } = fake;
  return { bench, fake, leaked: bench.provider.leak.env.trim().split('=')[1]! };
}

/** The incident as it was opened and approved; `flags` are those of an emergency. */
async function approved(bench: CrashBench, leaked: string, flags: readonly string[] = []): Promise<string> {
  const opened = await bench.scene.home.run(['incident', 'open', '--json', '--quiet'], { input: leaked });
  expect(opened, opened.stderr).toMatchObject({ code: 0 });
  const { id } = JSON.parse(opened.stdout) as Shown;
  if (flags.length > 0) expect(await bench.look(['incident', 'plan', id, ...flags])).toMatchObject({ code: 0 });
  expect(await bench.look(['incident', 'approve', id, '--by', 'ann'])).toMatchObject({ code: 0 });
  return id;
}

async function shown(bench: CrashBench, id: string): Promise<Shown> {
  const { stdout, stderr } = await bench.look(['incident', 'show', id, '--json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Shown;
}

/** The one incident that there is. */
async function onlyIncident(bench: CrashBench): Promise<string> {
  const { stdout } = await bench.look(['incident', 'list', '--json']);
  const all = JSON.parse(stdout) as { id: string }[];
  expect(all).toHaveLength(1);
  return all[0]!.id;
}

/** While something is owed it can't be closed; carried through, it can, and the record tells all of it. */
async function expectClosable(bench: CrashBench, id: string, told: readonly string[], where: string): Promise<void> {
  await expectRotated(bench, where);
  const closed = await bench.look(['incident', 'close', id]);
  expect(closed, `${where}: ${closed.stderr}`).toMatchObject({ code: 0 });
  const after = await shown(bench, id);
  expect(after, where).toMatchObject({ state: 'closed', isDead: true, owed: [] });
  expect(after.approvals, where).toHaveLength(1);
  expect(
    after.rotations.map(({ state }) => state),
    where,
  ).toEqual(['done']);
  // Beside what no tool can know there is nothing that a reader would have to be told.
  expect(after.openEnds, where).toEqual([expect.stringContaining('access logs')]);
  expectTold(after, told, where);
}

function expectTold({ timeLine }: Shown, told: readonly string[], where: string): void {
  const lines = timeLine.map(({ what }) => what);
  let from = 0;
  for (const what of told) {
    const at = lines.findIndex((line, index) => index >= from && line.includes(what));
    expect(at, `${where}: ${what} in its place of:\n${lines.join('\n')}`).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
}

/** As long as the rotation has not ended the incident stays open, whoever asks. */
async function expectRefusesToClose(bench: CrashBench, id: string, where: string): Promise<void> {
  const { rotations, isDead } = await shown(bench, id);
  if (isDead && rotations.every(({ state }) => state === 'done')) return;
  const early = await bench.look(['incident', 'close', id]);
  expect(early, where).toMatchObject({ code: NEEDS_ATTENTION });
  expect(early.stderr, where).toContain('owed');
}

/** Kills `incident rotate` before so many of its writes and changes, and carries on with the same words. */
async function killRotate(
  flags: readonly string[],
  told: readonly string[],
  { first, stride }: { readonly first: number; readonly stride: number },
): Promise<void> {
  const counting = await newLeak();
  const counted = await approved(counting.bench, counting.leaked, flags);
  const operations = await counting.bench.count(['incident', 'rotate', counted]);
  await expectClosable(counting.bench, counted, told, 'not killed');
  expect(operations.filter((what) => what === 'journal commit').length).toBeGreaterThan(15);
  expect(operations.some((what) => what.startsWith('server'))).toBe(true);
  const places = [...operations.keys()].filter((index) => (index + 1 - first) % (stride * SPARSER) === 0);
  // By the last one everything is done, and the same command has to say so.
  for (const killAt of new Set([...places.map((index) => index + 1), operations.length])) {
    const { bench, leaked } = await newLeak();
    const id = await approved(bench, leaked, flags);
    const where = `killed before ${String(killAt)} of ${String(operations.length)}, ${operations[killAt - 1]!}`;
    const rotate = ['incident', 'rotate', id];
    expect(await bench.run(rotate, killAt), where).toMatchObject({ signal: 'SIGKILL' });
    await expectRefusesToClose(bench, id, where);
    const again = await bench.run(rotate);
    expect(again, `${where}: ${again.stderr}`).toMatchObject({ code: 0 });
    await expectClosable(bench, id, told, where);
    cases += 1;
  }
}

describe('an incident whose commands are killed', () => {
  it(
    'has its rotation carried through by the same command, under one approval',
    () => killRotate([], TOLD, { first: 1, stride: 3 }),
    10 * MINUTES,
  );

  it(
    'has its emergency carried through by the same command, the leaked one dead first',
    () => killRotate(EMERGENCY, TOLD_OF_EMERGENCY, { first: 2, stride: 4 }),
    10 * MINUTES,
  );

  it(
    'has the leaked value given to the same command again, which is not taken for what a person brings',
    async () => {
      const world = (misfortune = await NPM.make());
      const { bench, person } = world;
      const leaked = bench.provider.leak.env.trim().split('=')[1]!;
      const id = await approved(bench, leaked);
      const rotate = ['incident', 'rotate', id, '--secret-stdin'];
      const waiting = await bench.run(rotate, undefined, undefined, leaked);
      for (const run of [waiting, await bench.run(rotate, undefined, undefined, leaked)]) {
        expect(run, run.stderr).toMatchObject({ code: NEEDS_ATTENTION });
        expect(`${run.stdout}${run.stderr}`).toContain('--secret-stdin');
      }
      const begun = { run: await bench.run(rotate, undefined, undefined, person!.create()), input: undefined };
      await goOnUntilDone(world, begun, 'brought to the incident');
      await expectRotated(bench, 'brought to the incident');
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'is opened once, wherever its opening is killed',
    async () => {
      const argv = ['incident', 'open', '--quiet'];
      const counting = await newLeak();
      const operations = await counting.bench.count(argv, counting.leaked);
      for (let killAt = 1; killAt <= operations.length; killAt += 1) {
        const { bench, leaked } = await newLeak();
        const where = `killed before ${String(killAt)} of ${String(operations.length)}, ${operations[killAt - 1]!}`;
        expect(await bench.run(argv, killAt, undefined, leaked), where).toMatchObject({ signal: 'SIGKILL' });
        const again = await bench.run(argv, undefined, undefined, leaked);
        expect(again, `${where}: ${again.stderr}`).toMatchObject({ code: 0 });
        const id = await onlyIncident(bench);
        expect(again.stdout, where).toContain(`none yet: unleak incident approve ${id}`);
        await expectRefusesToClose(bench, id, where);
        cases += 1;
      }
    },
    5 * MINUTES,
  );

  it(
    'is approved and closed once, wherever those are killed',
    async () => {
      const { bench, leaked } = await newLeak();
      const id = await onlyOpened(bench, leaked);
      await killUntilDone(bench, ['incident', 'approve', id, '--by', 'ann']);
      expect((await shown(bench, id)).approvals).toHaveLength(1);
      const rotated = await bench.run(['incident', 'rotate', id]);
      expect(rotated, rotated.stderr).toMatchObject({ code: 0 });
      await expectRotated(bench, 'approved after kills');
      // Killed between its last write and its last word it is asked again, and by then the value stands nowhere.
      rmSync(join(bench.scene.repository, '.git'), { recursive: true });
      const again = await bench.run(['incident', 'rotate', id]);
      expect(again, again.stderr).toMatchObject({ code: 0 });
      expect(again.stdout).toContain('nothing to rotate');
      await killUntilDone(bench, ['incident', 'close', id]);
      const after = await shown(bench, id);
      expect(after).toMatchObject({ state: 'closed', owed: [] });
      expectTold(after, TOLD, 'closed after kills');
      expect((await bench.look(['rotations', 'verify'])).code).toBe(0);
    },
    5 * MINUTES,
  );
});

async function onlyOpened(bench: CrashBench, leaked: string): Promise<string> {
  const opened = await bench.scene.home.run(['incident', 'open', '--quiet'], { input: leaked });
  expect(opened, opened.stderr).toMatchObject({ code: 0 });
  return onlyIncident(bench);
}

/** Killed before its first write, then before its second, and so on, until one run gets through. */
async function killUntilDone(bench: CrashBench, argv: readonly string[]): Promise<void> {
  for (let killAt = 1; ; killAt += 1) {
    expect(killAt, argv.join(' ')).toBeLessThan(20);
    const { signal, code, stderr } = await bench.run(argv, killAt);
    if (signal !== 'SIGKILL') {
      expect(code, stderr).toBe(0);
      return;
    }
    cases += 1;
  }
}

describe('two commands about one incident at once', () => {
  it(
    'that rotate end with one replacement under one approval',
    async () => {
      const { bench, leaked } = await newLeak();
      const id = await approved(bench, leaked);
      const runs = await Promise.all([1, 2].map(() => bench.start(['incident', 'rotate', id]).ended));
      expectOneOrBoth(runs);
      await expectClosable(bench, id, TOLD, 'two rotate at once');
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'of which one rotates while the other is asked to close: nothing is closed before its time',
    async () => {
      const { bench, leaked, fake } = await newLeak();
      const id = await approved(bench, leaked);
      fake.fake.inject('POST /v3/api_keys', { kind: 'late', ms: 4_000 });
      const running = bench.start(['incident', 'rotate', id]);
      const early = await bench.start(['incident', 'close', id]).ended;
      expect(early, early.stderr).toMatchObject({ code: NEEDS_ATTENTION });
      expect(await running.ended).toMatchObject({ code: 0 });
      await expectClosable(bench, id, TOLD, 'closed too early');
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'that open it about the same value end with one incident',
    async () => {
      const { bench, leaked } = await newLeak();
      const argv = ['incident', 'open', '--quiet'];
      const runs = await Promise.all([1, 2].map(() => bench.start(argv, {}, leaked).ended));
      for (const run of runs) expect(run, run.stderr).toMatchObject({ code: 0 });
      await onlyIncident(bench);
      cases += 1;
    },
    2 * MINUTES,
  );
});
