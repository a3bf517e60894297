import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { CONFIDENCES, type Finding, type Report, type SourceCoverage } from '../core/finding.js';
import { detectors } from '../detectors/index.js';
import { FindingSet } from '../engine/finding-set.js';
import { Scanner } from '../engine/scanner.js';
import { writePrivateFile } from '../platform/private-files.js';
import { reporters, type Format } from '../reporters/index.js';
import { printable } from '../reporters/printable.js';
import type { Reporter } from '../reporters/reporter.js';
import { sourcesFor } from '../sources/open.js';
import type { Source } from '../sources/source.js';
import { streamSource } from '../sources/stdin.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';
import { Progress } from './shared/progress.js';
import { recordInState } from './shared/record-scan.js';
import { remediationOf } from './shared/remediation.js';
import { scanSources, withGap } from './shared/scan-sources.js';

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
  const { key, isForThisRunOnly } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: flags.state });
  if (isForThisRunOnly) note('note: fingerprints of this run are for this run only: there is no key and --no-state');

  const startedAt = io.clock.now();
  const progress = progressFor(flags, io);
  const findings = new FindingSet(key);
  const scanner = new Scanner(detectors);
  const outcome = await scanSources(sources, { scanner, findings, progress, signal: io.signal }).finally(() => {
    progress.stop();
  });
  const all = findings.build(outcome.attributions);
  const coverage = withoutSilence(outcome.coverage);
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'unleak', version: UNLEAK_VERSION },
    startedAt: startedAt.toISOString(),
    finishedAt: io.clock.now().toISOString(),
    state: coverage.some((one) => one.gaps.length > 0) ? 'incomplete' : 'complete',
    coverage,
    fingerprintKeyId: key.id,
    suppressed: [],
    findings: all.filter((finding) => isCertainEnough(finding, flags)),
  };
  const left = all.length - report.findings.length;
  if (left > 0) note(`note: ${String(left)} less certain left out (--min-confidence low shows them)`);
  const gaps = coverage.flatMap((one) => one.gaps);
  if (gaps[0] !== undefined) {
    const which = `${printable(gaps[0].what)}: ${printable(gaps[0].reason)}`;
    note(`warning: the scan is incomplete: ${which}${gaps.length > 1 ? `, and ${String(gaps.length - 1)} more` : ''}`);
  }

  await output(report, reporter, flags, io);
  if (flags.state) await recordInState(report, io.env);
  return outcome.isInterrupted ? EXIT.interrupted : exitCodeFor(report, flags);
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
  const narrowed = flags.history === true || flags.worktree === true;
  const which = narrowed
    ? { history: flags.history === true, worktree: flags.worktree === true }
    : { history: true, worktree: true };
  const asked = flags.stdin === true ? ['-', ...paths] : paths.length === 0 ? ['.'] : paths;
  const sources: Source[] = [];
  for (const place of new Set(asked.map((path) => (path === '-' ? path : resolve(io.cwd, path))))) {
    // Without the signal, Ctrl-C would have to wait for the next line of a log.
    if (place === '-') sources.push(streamSource(addAbortSignal(io.signal, io.stdin()), flags.name));
    else sources.push(...(await sourcesFor(place, which)));
  }
  return sources;
}

function progressFor(flags: ScanFlags, io: Io): Progress {
  return new Progress({
    stderr: io.stderr,
    isTty: io.isStderrTty,
    isQuiet: flags.quiet === true,
    now: () => io.clock.now().getTime(),
  });
}

/** A run that looked at nothing at all must not look like a clean one. */
function withoutSilence(coverage: readonly SourceCoverage[]): readonly SourceCoverage[] {
  const units = coverage.flatMap((one) => Object.values(one.units));
  if (units.some(({ enumerated }) => enumerated > 0)) return coverage;
  return coverage.map((one) => withGap(one, { what: one.source, reason: 'nothing to scan is there' }));
}

function isCertainEnough(finding: Finding, flags: ScanFlags): boolean {
  return CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(flags.minConfidence);
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
