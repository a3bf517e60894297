// The door for programs: `import { scan } from 'unleak'`. Scans as the command does, and asks nobody and writes nothing.
import { resolve } from 'node:path';
import { fingerprintKey } from './commands/shared/fingerprint-key.js';
import { makeReport, selectionOf } from './commands/shared/make-report.js';
import { remediationOf } from './commands/shared/remediation.js';
import { AppError } from './core/errors.js';
import type { Confidence, Report } from './core/finding.js';
import { systemClock } from './platform/clock.js';
import { reporters, type Format } from './reporters/index.js';
import { sourcesFor } from './sources/open.js';
import type { Source } from './sources/source.js';
import { streamSource } from './sources/stdin.js';

export { AppError, type ErrorCode } from './core/errors.js';
export type * from './core/finding.js';
export type { SecretValue } from './core/secret-value.js';
export type { Format } from './reporters/index.js';

/** A stream of any length, and what it is called in the report. */
export interface StreamTarget {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly name?: string;
}

export interface ScanOptions {
  /** Of a repository, only git's objects, or only the working tree; both unless one is asked for. */
  readonly history?: boolean;
  readonly worktree?: boolean;
  /** Leaves out what is less certain; `medium` unless said otherwise. */
  readonly minConfidence?: Confidence;
  /** Ends the scan early. Its report is `incomplete` then and says where it stopped. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** What relative paths are relative to; the process's folder unless said otherwise. */
  readonly cwd?: string;
  /** Where the key of fingerprints is looked for, as the command does; the process's unless said otherwise. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface ScanProgress {
  readonly what: string;
  readonly done: number;
  readonly total?: number | undefined;
}

/**
 * The report on repositories, folders and files, or on a stream. What could not be read does not throw: it is a gap in
 * `coverage`, and `state` is `incomplete`. A path that is not there throws an `AppError` with the code `not-found`.
 * Without a fingerprint key in `env`, fingerprints are of this call only.
 */
export async function scan(
  target: string | readonly string[] | StreamTarget,
  options: ScanOptions = {},
): Promise<Report> {
  const { cwd = process.cwd(), env = process.env, minConfidence = 'medium' } = options;
  const signal = options.signal ?? new AbortController().signal;
  const sources = await sourcesOf(target, cwd, options);
  const { key } = await fingerprintKey({ env, cwd, mayCreate: false });
  const update = (state: ScanProgress): Promise<void> => {
    options.onProgress?.(state);
    return Promise.resolve();
  };
  const made = await makeReport(sources, { key, minConfidence, clock: systemClock, signal, progress: { update } });
  return made.report;
}

/** A report as text of a format, piece by piece. `showSecrets` is for `json` and `jsonl` only; others throw. */
export function formatReport(
  report: Report,
  format: Format,
  { showSecrets = false }: { readonly showSecrets?: boolean } = {},
): Iterable<string> {
  const reporter = reporters[format];
  if (showSecrets && !reporter.canShowSecrets) {
    throw new AppError('usage', `formatReport: showSecrets: expected the format json or jsonl: got ${format}`);
  }
  return reporter.render(report, { showSecrets, remediationOf });
}

async function sourcesOf(
  target: string | readonly string[] | StreamTarget,
  cwd: string,
  options: ScanOptions,
): Promise<readonly Source[]> {
  if (typeof target === 'object' && 'stdin' in target) return [streamSource(target.stdin, target.name ?? 'stdin')];
  const paths = new Set((typeof target === 'string' ? [target] : target).map((path) => resolve(cwd, path)));
  const sources: Source[] = [];
  for (const path of paths) sources.push(...(await sourcesFor(path, selectionOf(options))));
  return sources;
}
