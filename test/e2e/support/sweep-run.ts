import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { SweepReport } from '../../../src/core/sweep-report.js';
import { sweepSchema } from '../../../src/reporters/sweep-schema.js';
import { askState } from '../../support/state-file.js';
import type { CommandResult, Home, RunningCommand } from './command.js';

export interface NightRun extends CommandResult {
  readonly report: SweepReport;
  /** Of processor time, in milliseconds. */
  readonly cpuMs: number;
}

const PRINT_CPU = fileURLToPath(new URL('print-cpu.mjs', import.meta.url));

/** Writes a list into the work folder. */
export function writeList(home: Home, list: object, name = 'sweep.yaml'): string {
  const path = join(home.work, name);
  writeFileSync(path, stringify(list), { mode: 0o600 });
  return path;
}

/** One sweep to its end, with its report, which has to be as the schema says. */
export async function sweepNight(home: Home, list: string, ...flags: string[]): Promise<NightRun> {
  const cpuFile = join(home.folder, 'cpu');
  const env = { NODE_OPTIONS: `--import=${PRINT_CPU}`, XDG_CPU_FILE: cpuFile };
  const result = await home.run(['sweep', list, '--json', '--quiet', ...flags], { env });
  if (!result.stdout.startsWith('{')) throw new Error(`sweep: exit code ${String(result.code)}: ${result.stderr}`);
  const report = sweepSchema.parse(JSON.parse(result.stdout)) as SweepReport;
  return { ...result, report, cpuMs: Number(readFileSync(cpuFile, 'utf8')) };
}

/** Ends the sweep without a warning when it has finished so many places, and before it has finished all. */
export async function killAfter(home: Home, list: string, places: number): Promise<CommandResult> {
  const whileRunning = async (child: RunningCommand): Promise<void> => {
    const deadline = Date.now() + 120_000;
    while (finishedPlaces(home) < places && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGKILL');
  };
  return home.run(['sweep', list, '--quiet'], { whileRunning });
}

/** Places that the state knows as finished, of a sweep that has not ended. */
export function finishedPlaces(home: Home): number {
  try {
    return askState(home.folder, 'select target from sweepTarget').length;
  } catch {
    // Not there yet.
    return 0;
  }
}

/** How the state says that findings stand, without their order. */
export function recordedLives(home: Home): readonly string[] {
  return askState(home.folder, 'select life from finding order by life').map(({ life }) => String(life));
}
