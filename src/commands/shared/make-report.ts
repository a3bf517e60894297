/** From sources to a report: what `scan` and the library have in common. */
import type { FingerprintKey } from '../../core/fingerprint.js';
import { CONFIDENCES, type Confidence, type Finding, type Report, type SourceCoverage } from '../../core/finding.js';
import { FindingSet } from '../../engine/finding-set.js';
import type { Scanner } from '../../engine/scanner.js';
import type { Clock } from '../../platform/clock.js';
import type { SourceSelection } from '../../sources/open.js';
import { Redactor } from '../../reporters/redact.js';
import type { Source } from '../../sources/source.js';
import type { Triaging } from './open-triage.js';
import type { ScanPool } from './scan-pool.js';
import type { SourceLedger } from './source-ledger.js';
import { scanSources, withGap, type ScanParts } from './scan-sources.js';

export interface ReportParts {
  readonly key: FingerprintKey;
  readonly minConfidence: Confidence;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called often while sources are read. */
  readonly progress: ScanParts['progress'];
  /** Learns of each hit when it comes, also of those that `minConfidence` leaves out. */
  readonly onHit?: ScanParts['onHit'];
  /** Rules beside ours, markers, and who accepts findings; left out where what is scanned has no say. */
  readonly triage?: Pick<Triaging, 'detectors' | 'markerAt' | 'judge'>;
  /** Adds what providers say; left out where they are not asked. */
  readonly validate?: ((findings: readonly Finding[]) => Promise<readonly Finding[]>) | undefined;
  /** What earlier scans have read; left out where everything is to be read again. */
  readonly ledger?: SourceLedger;
  /** Threads with the rules and markers of `triage`, for what is large; whoever gives them closes them. */
  readonly pool?: ScanPool | undefined;
}

export interface MadeReport {
  readonly report: Report;
  /** Findings that `minConfidence` left out. */
  readonly leftOut: number;
  readonly isInterrupted: boolean;
  /** Whether nothing had to be read. */
  readonly isKnown: boolean;
}

/** Both parts of a repository, unless only one is asked for. */
export function selectionOf(asked: Partial<SourceSelection>): SourceSelection {
  const { history = false, worktree = false } = asked;
  return history || worktree ? { history, worktree } : { history: true, worktree: true };
}

export async function makeReport(sources: readonly Source[], parts: ReportParts): Promise<MadeReport> {
  const startedAt = parts.clock.now();
  const findings = new FindingSet(parts.key);
  const { progress, signal, onHit, triage, ledger, pool } = parts;
  let made: Promise<Scanner> | undefined;
  const scanner = (): Promise<Scanner> =>
    (made ??= import('./make-scanner.js').then(({ makeScanner }) => makeScanner(triage)));
  const outcome = await scanSources(sources, { scanner, findings, progress, signal, onHit, ledger, pool });
  const all = findings.build(outcome.attributions);
  const certain = all.filter(
    ({ confidence }) => CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(parts.minConfidence),
  );
  const coverage = withoutSilence(outcome.coverage);
  // Before anything is accepted: no marker hides what is live.
  const known = parts.validate === undefined || signal.aborted ? certain : await parts.validate(certain);
  const judged = triage?.judge(known) ?? { findings: known, suppressed: [], judgedBy: [] };
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'unleak', version: UNLEAK_VERSION },
    startedAt: startedAt.toISOString(),
    finishedAt: parts.clock.now().toISOString(),
    state: coverage.some((one) => one.gaps.length > 0) ? 'incomplete' : 'complete',
    coverage,
    fingerprintKeyId: parts.key.id,
    suppressed: judged.suppressed,
    findings: judged.findings,
    ...(judged.judgedBy.length === 0 ? {} : { judgedBy: judged.judgedBy }),
  };
  if (ledger !== undefined) {
    const redactor = new Redactor(report);
    await ledger.save((text) => redactor.text(text));
  }
  const { isInterrupted } = outcome;
  return { report, leftOut: all.length - certain.length, isInterrupted, isKnown: made === undefined };
}

/** A run that looked at nothing at all must not look like a clean one. */
function withoutSilence(coverage: readonly SourceCoverage[]): readonly SourceCoverage[] {
  const units = coverage.flatMap((one) => Object.values(one.units));
  // What says why is enough.
  if (units.some(({ enumerated }) => enumerated > 0) || coverage.some((one) => one.gaps.length > 0)) return coverage;
  return coverage.map((one) => withGap(one, { what: one.source, reason: 'nothing to scan is there' }));
}
