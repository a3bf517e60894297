import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { STATES, type RotationState } from '../../src/journal/orders.js';
import type { CrashBench, Run } from './crash-bench.js';

/** Where a second Node runs the suite, only every so-many-th of the places where the first was killed. */
export const SPARSER = Math.max(1, Number(process.env['UNLEAK_CRASH_SPARSER'] ?? 1));

/** Tells what the command said when it did not end well. */
export function expectSuccess(run: Run, where: string): void {
  expect(run.code, `${where}: ${run.stderr}`).toBe(0);
}

/** Which of the places: the `first` and every `stride` after it. */
export interface Places {
  readonly first?: number;
  readonly stride?: number;
}

/** For a rotator of a class of which another one is killed everywhere: the time of all is bounded. */
export const HALF_OF_THEM: Places = { stride: 2 };

/**
 * Kills a rotation before each thing that it writes or changes, which is after the one before it, goes on, and compares
 * what provider, store, env file, journal and disk say. Gives the number of cases.
 */
export async function killEverywhere(bench: CrashBench, places: Places = {}): Promise<number> {
  const again = async (): Promise<CrashBench> => {
    await bench.reset();
    return bench;
  };
  return killAtPlaces(again, () => Promise.resolve(), places);
}

/** The same for a provider whose dead credential can't be brought back: each case has a bench of its own. */
export async function killFresh(newBench: () => Promise<CrashBench>, places: Places = {}): Promise<number> {
  return killAtPlaces(newBench, (bench) => bench.remove(), places);
}

async function killAtPlaces(
  begin: () => Promise<CrashBench>,
  end: (bench: CrashBench) => Promise<void>,
  { first = 1, stride = 1 }: Places,
): Promise<number> {
  const counting = await begin();
  const operations = await counting.countRotation();
  expect(await counting.outcome(), 'not killed').toEqual(counting.rotated);
  await end(counting);
  expect(operations.filter((what) => what === 'journal commit').length).toBeGreaterThan(15);
  expect(operations.some((what) => what.startsWith('server'))).toBe(true);
  let cases = 0;
  for (let killAt = first; killAt <= operations.length; killAt += stride * SPARSER) {
    const bench = await begin();
    const where = `killed before ${String(killAt)} of ${String(operations.length)}, ${operations[killAt - 1]!}`;
    expect(await bench.apply(killAt), where).toMatchObject({ signal: 'SIGKILL' });
    expectSuccess(await bench.goOn(), where);
    expect(await bench.outcome(), where).toEqual(bench.rotated);
    await end(bench);
    cases += 1;
  }
  return cases;
}

/** Kills the rotation and then the resume too, at another distance each time. */
export async function killTwice(bench: CrashBench): Promise<number> {
  await bench.reset();
  const total = (await bench.countRotation()).length;
  let cases = 0;
  for (let killAt = 3; killAt <= total; killAt += 7 * SPARSER) {
    await bench.reset();
    const again = 1 + (killAt % 11);
    const where = `killed before ${String(killAt)}, then before ${String(again)} of the resume`;
    await bench.apply(killAt);
    await bench.run(['rotations', 'resume'], again);
    expectSuccess(await bench.goOn(), where);
    expect(await bench.outcome(), where).toEqual(bench.rotated);
    cases += 1;
  }
  return cases;
}

/** Stops a rotation when its replacement is issued, staged and verified, and kills the abort everywhere. */
export async function killAborts(bench: CrashBench, { stride = 1 } = {}): Promise<number> {
  const stop = await stopBeforePromotion(bench);
  await bench.reset();
  const aborting = await bench.count(['rotations', 'abort', await stop()]);
  expect(await bench.untouched()).toEqual(bench.asBefore);
  let cases = 0;
  for (let killAt = 1; killAt <= aborting.length; killAt += stride * SPARSER) {
    await bench.reset();
    const rotation = await stop();
    const where = `killed before ${String(killAt)} of ${String(aborting.length)}, ${aborting[killAt - 1]!}`;
    expect(await bench.run(['rotations', 'abort', rotation], killAt), where).toMatchObject({ signal: 'SIGKILL' });
    const list = await bench.look(['rotations', 'list']);
    if (!list.stdout.includes('aborted')) {
      expect(await bench.run(['rotations', 'abort', rotation]), where).toMatchObject({ code: 0 });
    }
    expect(await bench.untouched(), where).toEqual(bench.asBefore);
    cases += 1;
  }
  return cases;
}

/** Finds, by halving, the first place where a kill leaves a rotation verified, and gives a function that stops one there. */
async function stopBeforePromotion(bench: CrashBench): Promise<() => Promise<string>> {
  const killedAt = async (killAt: number): Promise<{ id: string; state: RotationState } | undefined> => {
    await bench.apply(killAt);
    const list = await bench.look(['rotations', 'list', '--json']);
    return (JSON.parse(list.stdout) as { id: string; state: RotationState }[])[0];
  };
  const rankOf = (state: RotationState | undefined): number => (state === undefined ? -1 : STATES.indexOf(state));
  await bench.reset();
  let [tooEarly, late] = [0, (await bench.countRotation()).length];
  while (late - tooEarly > 1) {
    const killAt = Math.floor((tooEarly + late) / 2);
    await bench.reset();
    if (rankOf((await killedAt(killAt))?.state) >= rankOf('verified')) late = killAt;
    else tooEarly = killAt;
  }
  return async () => {
    const stopped = await killedAt(late);
    expect(stopped?.state).toBe('verified');
    return stopped!.id;
  };
}

/** What a person does in a rotation whose credential no API makes. */
export interface CrashPerson {
  readonly bench: CrashBench;
  /** Creates what is asked for. */
  create(): string;
  /** Does what the rotation waits for besides. */
  act(): void;
}

/**
 * As `killFresh`, for order by-person: the rotation waits for a person, and is killed while it takes in what is brought or
 * in what comes after.
 */
export async function killIntake(
  newPerson: () => Promise<CrashPerson>,
  { first = 1, stride = 1 }: Places = {},
): Promise<number> {
  const total = await countIntake(await newPerson());
  expect(total).toBeGreaterThan(15);
  let cases = 0;
  for (let killAt = first; killAt <= total; killAt += stride * SPARSER) {
    const person = await newPerson();
    const { bench } = person;
    const where = `killed before ${String(killAt)} of ${String(total)} of the intake`;
    const id = await waitForPerson(bench);
    const brought = `${person.create()}\n`;
    const resume = ['rotations', 'resume', id];
    const killed = await bench.run([...resume, '--secret-stdin'], killAt, undefined, brought);
    expect(killed, where).toMatchObject({ signal: 'SIGKILL' });
    let run = await bench.run(resume);
    // Killed before what was brought was sealed: it is brought again.
    if (run.stderr.includes('--secret-stdin'))
      run = await bench.run([...resume, '--secret-stdin'], undefined, undefined, brought);
    if (run.code === 4) {
      person.act();
      run = await bench.run(resume);
    }
    const said = `${where}: ${run.stderr}`;
    if (run.code !== 0) expect((await bench.look(['rotations', 'list'])).stdout, said).toContain(' done');
    expect(await bench.outcome(), where).toEqual(bench.rotated);
    await bench.remove();
    cases += 1;
  }
  return cases;
}

async function waitForPerson(bench: CrashBench): Promise<string> {
  expect(await bench.apply()).toMatchObject({ code: 4 });
  const list = await bench.look(['rotations', 'list', '--json']);
  return (JSON.parse(list.stdout) as { id: string }[])[0]!.id;
}

/** How much is written and changed from what is brought until the rotation ends or waits again. */
async function countIntake(person: CrashPerson): Promise<number> {
  const { bench } = person;
  const id = await waitForPerson(bench);
  const file = join(bench.scene.home.folder, 'operations.json');
  await bench.run(['rotations', 'resume', id, '--secret-stdin'], undefined, file, `${person.create()}\n`);
  const operations = JSON.parse(readFileSync(file, 'utf8')) as string[];
  await bench.remove();
  return operations.length;
}
