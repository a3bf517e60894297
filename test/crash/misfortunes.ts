import { expect } from 'vitest';
import type { CrashBench, Run } from './crash-bench.js';
import type { Bench } from './misfortune-scenes.js';

/** What a command says by its exit code that waits for somebody, or lets another go first. */
export const NEEDS_ATTENTION = 4;

/** More than that, and a person would give up. */
const MOST_RESUMES = 3;

/** What carries a rotation out, or takes in what a person brought for it. */
export interface Beginning {
  readonly argv: readonly string[];
  readonly input?: string;
}

/** Goes as far as one command goes: to the rotation itself, or to where a person has brought what it waits for. */
export async function beginningOf({ bench, person }: Bench): Promise<Beginning> {
  if (person === undefined) return { argv: bench.rotate };
  expect(await bench.apply()).toMatchObject({ code: 4 });
  const list = await bench.look(['rotations', 'list', '--json']);
  const [rotation] = JSON.parse(list.stdout) as { id: string }[];
  return { argv: ['rotations', 'resume', rotation!.id, '--secret-stdin'], input: `${person.create()}\n` };
}

/** Carries it out, with whatever else `kill-at.mjs` is to do. */
export async function begin(scene: Bench, env: Readonly<Record<string, string>> = {}): Promise<Begun> {
  const { argv, input } = await beginningOf(scene);
  return { run: await scene.bench.start(argv, env, input).ended, input };
}

export interface Begun {
  readonly run: Run;
  readonly input: string | undefined;
}

/** Goes on as a person would, until the rotation is done. */
export async function goOnUntilDone({ bench, person }: Bench, { run, input }: Begun, where: string): Promise<void> {
  let last = run;
  for (let resumes = 0; last.code !== 0; resumes += 1) {
    expect(resumes, `${where}: ${last.stderr}`).toBeLessThan(MOST_RESUMES);
    // Lost before it was sealed: it is brought again.
    const isAskedFor = last.stderr.includes('--secret-stdin');
    if (person !== undefined && !isAskedFor && last.code === 4) person.act();
    last = isAskedFor ? await bringAgain(bench, input) : await bench.goOn();
  }
}

async function bringAgain(bench: CrashBench, input: string | undefined): Promise<Run> {
  const list = await bench.look(['rotations', 'list', '--json']);
  const [rotation] = JSON.parse(list.stdout) as { id: string }[];
  return bench.start(['rotations', 'resume', rotation!.id, '--secret-stdin'], {}, input).ended;
}

/** One live replacement at the server, the old one dead, nothing left over, and a journal and trail that agree. */
export async function expectRotated(bench: CrashBench, where: string): Promise<void> {
  expect(await bench.outcome(), where).toEqual(bench.rotated);
}

/** One did it; the other says who does, or found it done. */
export function expectOneOrBoth(runs: readonly Run[]): void {
  const said = runs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
  expect(
    runs.some(({ code }) => code === 0),
    said,
  ).toBe(true);
  for (const { code } of runs) expect([0, NEEDS_ATTENTION], said).toContain(code);
}
