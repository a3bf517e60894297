import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import type { Finding, Report } from '../core/finding.js';
import type { FingerprintKey } from '../core/fingerprint.js';
import type { Hit } from '../engine/hit.js';
import { pathsFor } from '../platform/paths.js';
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
import { asksForChanges, openChanges } from './shared/open-changes.js';
import { openTriage, type TriageFlags, type Triaging } from './shared/open-triage.js';
import { Progress } from './shared/progress.js';
import { recordInState } from './shared/record-scan.js';
import { remediationOf } from './shared/remediation.js';
import type { ScanPool } from './shared/scan-pool.js';
import type { SourceLedger } from './shared/source-ledger.js';
import type { Validating, ValidateFlags } from './shared/validate-scan.js';

/** As the declaration in registry.ts gives them; what it can't check is checked here. */
export interface ScanFlags extends TriageFlags, Omit<ValidateFlags, 'config'> {
  readonly stdin?: boolean;
  readonly name: string;
  readonly history?: boolean;
  readonly worktree?: boolean;
  readonly range?: string;
  readonly since?: string;
  readonly logs?: readonly string[];
  readonly format: Format;
  readonly json?: boolean;
  readonly output?: string;
  readonly showSecrets?: boolean;
  readonly minConfidence: 'low' | 'medium' | 'high';
  readonly failOn: 'any' | 'high' | 'live' | 'never';
  /** In all; 1 for no other than the first. */
  readonly threads: number;
  readonly quiet?: boolean;
}

/** Scans what it is told to, prints one report, and gives the exit code that goes with it. */
export async function runScan(paths: readonly string[], flags: ScanFlags, io: Io): Promise<ExitCode> {
  const reporter = reporterFor(flags);
  const note = (text: string): void => void (flags.quiet === true || io.stderr.write(`${text}\n`));
  const progress = progressFor(flags, io);
  const validating = await validationFor(flags, progress, io);
  const sources = await openSources(paths, flags, io);
  const triage = await openTriage(rootsOf(sources), flags, io);
  for (const message of triage.messages) note(`note: ${printable(message)}`);
  const { baseline } = triage;
  const { key, isForThisRunOnly } = await fingerprintKey({
    env: io.env,
    cwd: io.cwd,
    mayCreate: flags.state,
    baseline,
  });
  if (isForThisRunOnly) note('note: fingerprints of this run are for this run only: there is no key and --no-state');

  const live = flags.follow === undefined ? {} : { ...neverEnding, onHit: await showLive(key, triage, flags, io) };
  const ledger = await ledgerFor(key, triage, flags, io);
  const remembering = { ...(ledger === undefined ? {} : { ledger }), validate: validating?.validate };
  const { minConfidence } = flags;
  const parts = { key, progress, minConfidence, clock: io.clock, signal: io.signal, triage, ...remembering, ...live };
  const pool = await poolFor(triage, flags);
  const making = makeReport(sources, { ...parts, pool }).finally(() => {
    progress.stop();
    ledger?.close();
  });
  const { report, leftOut, isInterrupted, isKnown } = await closedAfter(making, pool);
  if (leftOut > 0) note(`note: ${String(leftOut)} less certain left out (--min-confidence low shows them)`);
  const gaps = report.coverage.flatMap((one) => one.gaps);
  if (gaps[0] !== undefined) {
    const which = `${printable(gaps[0].what)}: ${printable(gaps[0].reason)}`;
    note(`warning: the scan is incomplete: ${which}${gaps.length > 1 ? `, and ${String(gaps.length - 1)} more` : ''}`);
  }

  await output(report, reporter, flags, io);
  if (flags.state) await recordInState(report, io.env, isKnown);
  await validating?.remember();
  return isInterrupted || (validating !== undefined && io.signal.aborted)
    ? EXIT.interrupted
    : exitCodeFor(report, flags);
}

/** Undefined where all is scanned by this thread, also a file that grows, of which there is never much at once. */
async function poolFor(
  { detectors }: Triaging,
  { threads, follow, markers = 'all' }: ScanFlags,
): Promise<ScanPool | undefined> {
  if (threads === 1 || follow !== undefined) return undefined;
  const { ScanPool } = await import('./shared/scan-pool.js');
  return new ScanPool({ detectors, markers }, threads - 1);
}

async function closedAfter<T>(work: Promise<T>, pool: ScanPool | undefined): Promise<T> {
  try {
    return await work;
  } finally {
    await pool?.close();
  }
}

/** Loads what asks providers only where that is wanted. */
async function validationFor(flags: ScanFlags, progress: Progress, io: Io): Promise<Validating | undefined> {
  if (flags.validate !== true && flags.validateAgain !== true) return undefined;
  return (await import('./shared/validate-scan.js')).openValidation(flags, progress, io);
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
  if (asksForChanges(flags)) return openChanges(paths, flags, io);
  if (flags.follow !== undefined) return [await openFollowed(paths, flags, flags.follow, io)];
  const logs = flags.logs ?? [];
  const asked = flags.stdin === true ? ['-', ...paths] : paths.length + logs.length === 0 ? ['.'] : paths;
  const sources: Source[] = [];
  for (const pattern of new Set(logs)) sources.push(await openLogs(resolve(io.cwd, pattern)));
  for (const place of new Set(asked.map((path) => (path === '-' ? path : resolve(io.cwd, path))))) {
    // Without the signal, Ctrl-C would have to wait for the next line of a log.
    if (place === '-') sources.push(streamSource(addAbortSignal(io.signal, io.stdin()), flags.name));
    else sources.push(...(await sourcesFor(place, selectionOf(flags))));
  }
  return sources;
}

async function openLogs(pattern: string): Promise<Source> {
  const { logsSource } = await import('../sources/logs.js');
  const { matchesGlob } = await import('../core/glob.js');
  return logsSource({ pattern, matches: matchesGlob });
}

/** Ctrl-C does not cut a file that is followed short: it is how that ends. */
const neverEnding = { signal: new AbortController().signal };

async function openFollowed(paths: readonly string[], flags: ScanFlags, file: string, io: Io): Promise<Source> {
  const other = flags.stdin === true ? '--stdin' : (paths[0] ?? flags.logs?.[0]);
  if (other !== undefined) {
    throw new AppError('usage', `scan: --follow: expected nothing else to scan: got ${other}`, {
      hint: 'what comes after a file that does not end would never be scanned',
    });
  }
  const { followSource } = await import('../sources/follow.js');
  const path = resolve(io.cwd, file);
  if (!existsSync(path)) throw new AppError('not-found', `scan: --follow: ${file}: there is no such file`);
  return followSource({ path, stop: io.signal });
}

async function showLive(key: FingerprintKey, triage: Triaging, flags: ScanFlags, io: Io): Promise<(hit: Hit) => void> {
  const { liveFindings } = await import('./shared/live-findings.js');
  const { minConfidence, showSecrets = false } = flags;
  const format = flags.json === true ? 'json' : flags.format;
  // Other formats are one document, which only the end can write.
  const target = format === 'jsonl' || format === 'text' ? io.stdout : io.stderr;
  return liveFindings({
    key,
    minConfidence,
    isJson: format === 'jsonl',
    showSecrets,
    judge: triage.judge,
    write: (text) => target.write(text),
  });
}

/** Repositories and folders; what is read from a stream is named by whoever gives it. */
function rootsOf(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.map(({ name }) => name))].filter((name) => isAbsolute(name) && existsSync(name));
}

/** Undefined where values are needed, which nobody remembers, or where what is scanned has no end or is only a change. */
async function ledgerFor(
  key: FingerprintKey,
  triage: Triaging,
  flags: ScanFlags,
  io: Io,
): Promise<SourceLedger | undefined> {
  const isWhole = flags.follow === undefined && !asksForChanges(flags);
  if (!flags.state || flags.showSecrets === true || triage.needsValues || flags.validate === true || !isWhole)
    return undefined;
  const { openSourceLedger } = await import('./shared/source-ledger.js');
  const { minConfidence, markers = 'all' } = flags;
  const { RuleList } = await import('./shared/rule-list.js');
  const rules = new RuleList(triage.detectors);
  const variant = [minConfidence, markers];
  return openSourceLedger({ folder: pathsFor(io.env).state, key, nowMs: io.clock.now().getTime(), rules, variant });
}

function progressFor(flags: ScanFlags, io: Io): Progress {
  return new Progress({
    stderr: io.stderr,
    isTty: io.isStderrTty,
    isQuiet: flags.quiet === true || flags.follow !== undefined,
    now: () => io.clock.now().getTime(),
  });
}

async function output(report: Report, reporter: Reporter, flags: ScanFlags, io: Io): Promise<void> {
  const chunks = reporter.render(report, { showSecrets: flags.showSecrets === true, remediationOf });
  if (flags.output === undefined) await writeAll(io.stdout, chunks);
  else await writePrivateFile(resolve(io.cwd, flags.output), chunks);
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
