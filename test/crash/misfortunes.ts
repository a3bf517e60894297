import { expect } from 'vitest';
import type { CrashBench, Run } from './crash-bench.js';

/** More than that, and a person would give up. */
const MOST_RESUMES = 3;

/** Goes on as a person would, until the rotation is done. */
export async function goOnUntilDone(bench: CrashBench, first: Run, where: string): Promise<void> {
  let run = first;
  for (let resumes = 0; run.code !== 0; resumes += 1) {
    expect(resumes, `${where}: ${run.stderr}`).toBeLessThan(MOST_RESUMES);
    run = await bench.goOn();
  }
}

/** One live replacement at the server, the old one dead, nothing left over, and a journal and trail that agree. */
export async function expectRotated(bench: CrashBench, where: string): Promise<void> {
  expect(await bench.outcome(), where).toEqual(bench.rotated);
  const verified = await bench.run(['rotations', 'verify']);
  expect(verified, `${where}: ${verified.stdout}`).toMatchObject({ code: 0 });
}
