import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { loadSweepFile, type SweepFile, type SweepTarget } from '../config/sweep-file.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import type { SweepReport } from '../core/sweep-report.js';
import { pathsFor } from '../platform/paths.js';
import { writePrivateFile } from '../platform/private-files.js';
import { isProcessGone, processName } from '../platform/process-name.js';
import { sweepText } from '../reporters/sweep-text.js';
import { openState, type State } from '../state/database.js';
import { Sweeps, type BegunSweep } from '../state/sweeps.js';
import { runTargets } from '../sweep/run-targets.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';
import { openTriage, type TriageFlags } from './shared/open-triage.js';
import { Progress } from './shared/progress.js';
import { RuleList } from './shared/rule-list.js';
import { openings } from './shared/sweep-openings.js';
import { makeSweepReport, type MadeSweepReport, type SweepReportParts } from './shared/sweep-report.js';
import { failedTarget, sweepTarget, type TargetParts } from './shared/sweep-target.js';
import { tellAll } from './shared/sweep-tell.js';

export interface SweepFlags extends Pick<TriageFlags, 'config' | 'rules'> {
  readonly minConfidence: 'low' | 'medium' | 'high';
  readonly failOn: 'new' | 'open' | 'never';
  readonly baseline?: string;
  readonly rotate?: boolean;
  readonly validate?: boolean;
  readonly json?: boolean;
  readonly output?: string;
  readonly quiet?: boolean;
}

/** Scans every place of the list and tells what changed since the sweep before. */
export async function runSweep(list: string, flags: SweepFlags, io: Io): Promise<ExitCode> {
  const file = await loadSweepFile(resolve(io.cwd, list), io.env);
  const folder = pathsFor(io.env).state;
  const state = await openState(folder);
  try {
    return await sweepWith(state, file, flags, io);
  } finally {
    await state.close();
  }
}

async function sweepWith(state: State, file: SweepFile, flags: SweepFlags, io: Io): Promise<ExitCode> {
  const folder = pathsFor(io.env).state;
  // Nothing that lies in what is swept is asked for an opinion.
  const triage = await openTriage([], { ...flags, markers: 'none' }, io);
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: true, baseline: triage.baseline });
  const sweeps = new Sweeps(state, file.name);
  const { minConfidence } = flags;
  const begun = await sweeps.begin({
    settings: hashOf([UNLEAK_ENGINE_HASH, UNLEAK_RULES_HASH, key.id, minConfidence, triage.detectors]),
    holder: processName(),
    now: io.clock.now(),
    isHolderGone: (holder) => holder === '' || isProcessGone(holder),
  });
  const { clock } = io;
  const domain = `sweep ${file.name}`;
  const parts = {
    key,
    minConfidence,
    clock,
    triage,
    rules: new RuleList(triage.detectors),
    state,
    folder,
    domain,
    openingFor: openings(file, flags.config, io),
  };
  await sweepTargets(file, sweeps, begun, parts, flags, io);
  if (io.signal.aborted) {
    await sweeps.release(begun.id);
    return EXIT.interrupted;
  }
  const { report, end } = await reportAfterAll(file, sweeps, begun, { key, state, clock }, flags, io);
  const errors = await tellAll(report, end.findings, { file, config: flags.config, state }, io);
  await output(report, flags, io);
  await sweeps.finish(begun.id, end);
  for (const { message } of errors) io.stderr.write(`warning: ${message}\n`);
  if (report.rotations.some(({ outcome }) => outcome === 'failed')) return EXIT.rotationNeedsAttention;
  const exitCode = exitCodeFor(report, flags);
  return exitCode === EXIT.ok && errors.length > 0 ? EXIT.incomplete : exitCode;
}

/** With what providers said and rotations changed, where that is wanted. */
async function reportAfterAll(
  file: SweepFile,
  sweeps: Sweeps,
  begun: BegunSweep,
  parts: SweepReportParts,
  { rotate, validate, config }: SweepFlags,
  io: Io,
): Promise<MadeSweepReport> {
  const { state, key } = parts;
  let made = await makeSweepReport(file, sweeps, begun, parts);
  if (validate === true) {
    const { validateFound } = await import('./shared/sweep-validate.js');
    await validateFound(made.end.findings, { state, key, config }, io);
    made = await makeSweepReport(file, sweeps, begun, parts);
  }
  if (rotate !== true) return made;
  const { rotateFound } = await import('./shared/sweep-rotate.js');
  const rotations = await rotateFound(made.end.findings, { file, config, state, sweeps }, io);
  const { report, end } = await makeSweepReport(file, sweeps, begun, parts);
  return { report: { ...report, rotations }, end };
}

async function sweepTargets(
  file: SweepFile,
  sweeps: Sweeps,
  begun: BegunSweep,
  parts: Omit<TargetParts, 'onProgress'>,
  { quiet }: SweepFlags,
  io: Io,
): Promise<void> {
  const { parallel, deadlineMs, targets } = file;
  const todo = targets.filter(({ name }) => !begun.done.has(name));
  let done = targets.length - todo.length;
  const now = (): number => io.clock.now().getTime();
  const progress = new Progress({ stderr: io.stderr, isTty: io.isStderrTty, isQuiet: quiet === true, now });
  const scan = async (target: SweepTarget, signal: AbortSignal): Promise<void> => {
    const onProgress = (): Promise<void> => progress.update({ what: target.name, done, total: targets.length });
    const record = await sweepTarget(target, { ...parts, onProgress }, signal);
    // What Ctrl-C cut short is not done.
    io.signal.throwIfAborted();
    await sweeps.finishTarget(begun.id, record);
    done += 1;
    await onProgress();
  };
  const fail = async (target: SweepTarget, error: unknown): Promise<void> => {
    await sweeps.finishTarget(begun.id, failedTarget(target, error, io.clock));
    done += 1;
  };
  const limits = { parallel, deadlineMs, signal: io.signal };
  await runTargets(todo, limits, scan, fail).finally(() => progress.stop());
}

async function output(report: SweepReport, { json, output: path }: SweepFlags, io: Io): Promise<void> {
  const chunks = json === true ? [`${JSON.stringify(report, null, 2)}\n`] : sweepText(report);
  if (path === undefined) await writeAll(io.stdout, chunks);
  else await writePrivateFile(resolve(io.cwd, path), chunks);
}

function exitCodeFor({ changes, summary, state }: SweepReport, { failOn }: SweepFlags): ExitCode {
  const isOpen = summary.lives.open + summary.lives.rotating > 0;
  const isNew = changes.some(({ change, life }) => (change === 'new' || change === 'reopened') && life !== 'dead');
  if ((failOn === 'new' && isNew) || (failOn === 'open' && isOpen)) return EXIT.findings;
  return state === 'complete' ? EXIT.ok : EXIT.incomplete;
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
