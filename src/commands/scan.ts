import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import type { Finding, Report } from '../core/finding.js';
import { writePrivateFile } from '../platform/private-files.js';
import { reporters, type Format } from '../reporters/index.js';
import { printable } from '../reporters/printable.js';
import type { Reporter } from '../reporters/reporter.js';
import { sourcesFor } from '../sources/open.js';
import type { Source } from '../sources/source.js';
import { streamSource } from '../sources/stdin.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';
import { makeReport, selectionOf } from './shared/make-report.js';
import { Progress } from './shared/progress.js';
import { recordInState } from './shared/record-scan.js';
import { remediationOf } from './shared/remediation.js';

/** As the declaration in registry.ts gives them; what it can't check is checked here. */
export interface ScanFlags {
  readonly stdin?: boolean;
  readonly name: string;
  readonly history?: boolean;
  readonly worktree?: boolean;
  readonly format: Format;
  readonly json?: boolean;
  readonly output?: string;
  readonly showSecrets?: boolean;
  readonly minConfidence: 'low' | 'medium' | 'high';
  readonly failOn: 'any' | 'high' | 'live' | 'never';
  readonly state: boolean;
  readonly quiet?: boolean;
}

/** Scans what it is told to, prints one report, and gives the exit code that goes with it. */
export async function runScan(paths: readonly string[], flags: ScanFlags, io: Io): Promise<ExitCode> {
  const reporter = reporterFor(flags);
  const note = (text: string): void => void (flags.quiet === true || io.stderr.write(`${text}\n`));
  const sources = await openSources(paths, flags, io);
  for (const message of await repositoryMessages(sources, io)) note(`note: ${message}`);
  const { key, isForThisRunOnly } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: flags.state });
  if (isForThisRunOnly) note('note: fingerprints of this run are for this run only: there is no key and --no-state');

  const progress = progressFor(flags, io);
  const parts = { key, progress, minConfidence: flags.minConfidence, clock: io.clock, signal: io.signal };
  const { report, leftOut, isInterrupted } = await makeReport(sources, parts).finally(() => {
    progress.stop();
  });
  if (leftOut > 0) note(`note: ${String(leftOut)} less certain left out (--min-confidence low shows them)`);
  const gaps = report.coverage.flatMap((one) => one.gaps);
  if (gaps[0] !== undefined) {
    const which = `${printable(gaps[0].what)}: ${printable(gaps[0].reason)}`;
    note(`warning: the scan is incomplete: ${which}${gaps.length > 1 ? `, and ${String(gaps.length - 1)} more` : ''}`);
  }

  await output(report, reporter, flags, io);
  if (flags.state) await recordInState(report, io.env);
  return isInterrupted ? EXIT.interrupted : exitCodeFor(report, flags);
}

function reporterFor(flags: ScanFlags): Reporter {
  const format = flags.json === true ? 'json' : flags.format;
  const reporter = reporters[format];
  if (flags.showSecrets === true && !reporter.canShowSecrets) {
    throw new AppError('usage', `scan: --show-secrets: expected --format json or jsonl: got ${format}`, {
      hint: 'values are only given to programs: add --json',
    });
  }
  return reporter;
}

/** Every path is looked at before anything is scanned, so that a typing error does not cost an hour. */
async function openSources(paths: readonly string[], flags: ScanFlags, io: Io): Promise<readonly Source[]> {
  const asked = flags.stdin === true ? ['-', ...paths] : paths.length === 0 ? ['.'] : paths;
  const sources: Source[] = [];
  for (const place of new Set(asked.map((path) => (path === '-' ? path : resolve(io.cwd, path))))) {
    // Without the signal, Ctrl-C would have to wait for the next line of a log.
    if (place === '-') sources.push(streamSource(addAbortSignal(io.signal, io.stdin()), flags.name));
    else sources.push(...(await sourcesFor(place, selectionOf(flags))));
  }
  return sources;
}

/** What the configuration files of scanned repositories ask for and do not get. */
async function repositoryMessages(sources: readonly Source[], io: Io): Promise<readonly string[]> {
  const roots = [...new Set(sources.map(({ name }) => name))].filter((name) => existsSync(join(name, 'unleak.yaml')));
  if (roots.length === 0) return [];
  const { loadRepositoryConfig } = await import('../config/repository-config.js');
  const files = await Promise.all(roots.map((root) => loadRepositoryConfig(root, io.env)));
  return files.flatMap((file) => file?.messages ?? []).map(printable);
}

function progressFor(flags: ScanFlags, io: Io): Progress {
  return new Progress({
    stderr: io.stderr,
    isTty: io.isStderrTty,
    isQuiet: flags.quiet === true,
    now: () => io.clock.now().getTime(),
  });
}

async function output(report: Report, reporter: Reporter, flags: ScanFlags, io: Io): Promise<void> {
  const chunks = reporter.render(report, { showSecrets: flags.showSecrets === true, remediationOf });
  if (flags.output === undefined) await writeAll(io.stdout, chunks);
  else await writePrivateFile(resolve(io.cwd, flags.output), [...chunks].join(''));
}

function exitCodeFor(report: Report, flags: ScanFlags): ExitCode {
  if (report.findings.some((finding) => counts(finding, flags.failOn))) return EXIT.findings;
  return report.state === 'complete' ? EXIT.ok : EXIT.incomplete;
}

function counts(finding: Finding, failOn: ScanFlags['failOn']): boolean {
  switch (failOn) {
    case 'any':
      return true;
    case 'high':
      return finding.severity === 'high' || finding.severity === 'critical';
    case 'live':
      return finding.validity.state !== 'inactive';
    case 'never':
      return false;
  }
}
