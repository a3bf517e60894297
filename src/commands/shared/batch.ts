/** Many rotations at once: so many in all and so many at one provider, each with its own end, and one summary. */
import { AppError, exitCodeOf } from '../../core/errors.js';
import { EXIT, type ExitCode } from '../../core/exit-codes.js';
import { printable } from '../../reporters/printable.js';
import { writeAll, type Io } from './io.js';
import { prefixed } from './prefixed.js';

/** What came of one credential. */
export interface JobResult {
  readonly exitCode: ExitCode;
  /** As `--json` prints it. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Where it stands, in a word, and more about it in a line. */
  readonly state: string;
  readonly message: string;
}

export interface Job {
  /** As the person knows it: the credential's name, else its fingerprint or id. */
  readonly name: string;
  /** Jobs of the same provider entry share a limit. */
  readonly provider: string;
  run(io: Io): Promise<JobResult>;
}

export interface BatchLimits {
  readonly parallel: number;
  readonly perProvider: number;
  /** One job may take no longer, so that a stuck one does not keep the batch from its end. */
  readonly deadlineMs: number;
}

export const BATCH_LIMITS: BatchLimits = { parallel: 4, perProvider: 2, deadlineMs: 20 * 60_000 };

interface BatchFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * Runs the jobs and prints what came of them: one by itself as if it were alone, several with their lines marked and a
 * summary. A job that fails is in the summary and holds up no other. Gives the worst exit code.
 */
export async function runJobs(jobs: readonly Job[], limits: BatchLimits, flags: BatchFlags, io: Io): Promise<ExitCode> {
  const [only] = jobs;
  if (only !== undefined && jobs.length === 1) {
    const { exitCode, json, text } = await only.run(io);
    await writeAll(io.stdout, [flags.json === true ? jsonText(json) : text]);
    return exitCode;
  }
  const results = await runLimited(jobs, limits, io, async (job, result) => {
    if (flags.json !== true && result.text !== '') await writeAll(io.stdout, [marked(job.name, result.text)]);
  });
  const rows = jobs.map((job, index) => ({ job, result: results[index]! }));
  const worst = rows.reduce<ExitCode>((so, { result }) => (result.exitCode > so ? result.exitCode : so), EXIT.ok);
  if (flags.json === true) {
    const rotations = rows.map(({ job, result }) => ({ name: job.name, exitCode: result.exitCode, ...result.json }));
    await writeAll(io.stdout, [jsonText({ rotations, exitCode: worst })]);
  } else await writeAll(io.stdout, [summaryOf(rows)]);
  return worst;
}

/** The results in the order of the jobs, begun as soon as the limits allow. Never rejects for a job that fails. */
export async function runLimited(
  jobs: readonly Job[],
  limits: BatchLimits,
  io: Io,
  onResult: (job: Job, result: JobResult) => Promise<void>,
): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  const waiting = [...jobs.keys()];
  const running = new Map<string, number>();
  const change = (provider: string, by: number): void => void running.set(provider, atProvider(provider) + by);
  const atProvider = (provider: string): number => running.get(provider) ?? 0;
  // A worker that finds all providers busy may end: each of them has another worker, which takes what is left.
  const worker = async (): Promise<void> => {
    for (;;) {
      const at = waiting.findIndex((index) => atProvider(jobs[index]!.provider) < limits.perProvider);
      if (at === -1) return;
      const index = waiting.splice(at, 1)[0]!;
      const job = jobs[index]!;
      change(job.provider, 1);
      results[index] = await settled(job, limits.deadlineMs, io);
      change(job.provider, -1);
      await onResult(job, results[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.parallel, jobs.length) }, worker));
  return results;
}

async function settled(job: Job, deadlineMs: number, io: Io): Promise<JobResult> {
  const own = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([io.signal, own]);
  try {
    if (io.signal.aborted) throw new AppError('interrupted', `${job.name}: not begun: interrupted`);
    return await job.run({ ...io, signal, stderr: prefixed(io.stderr, `${job.name}: `) });
  } catch (error) {
    const isLate = own.aborted && !io.signal.aborted;
    const minutes = String(Math.round(deadlineMs / 60_000));
    return failed(isLate ? new AppError('timeout', `${job.name}: not done within ${minutes} minutes`) : error);
  }
}

function failed(error: unknown): JobResult {
  const message = error instanceof Error ? error.message : 'failed';
  const hint = error instanceof AppError ? error.hint : undefined;
  return {
    exitCode: exitCodeOf(error),
    json: { state: 'failed', message, ...(hint === undefined ? {} : { hint }) },
    text: '',
    state: 'failed',
    message: hint === undefined ? message : `${message} (hint: ${hint})`,
  };
}

function summaryOf(rows: readonly { readonly job: Job; readonly result: JobResult }[]): string {
  const width = Math.max(...rows.map(({ job }) => job.name.length));
  const stateWidth = Math.max(...rows.map(({ result }) => result.state.length));
  const lines = rows.map(({ job, result }) =>
    printable(
      `  ${job.name.padEnd(width)}  ${result.state.padEnd(stateWidth)}  ${firstLine(result.message)}`,
    ).trimEnd(),
  );
  const well = rows.filter(({ result }) => result.exitCode === EXIT.ok).length;
  return `summary: ${String(rows.length)} credentials, ${String(rows.length - well)} want attention\n${lines.join('\n')}\n`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!;
}

function marked(name: string, text: string): string {
  return text.replaceAll(/^(?=.)/gm, `${printable(name)}: `);
}

function jsonText(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
