/** From sources to a report: what `scan` and the library have in common. */
import type { FingerprintKey } from '../../core/fingerprint.js';
import { CONFIDENCES, type Confidence, type Report, type SourceCoverage } from '../../core/finding.js';
import { decoders } from '../../decoders/index.js';
import { detectors } from '../../detectors/index.js';
import { FindingSet } from '../../engine/finding-set.js';
import { Scanner } from '../../engine/scanner.js';
import type { Clock } from '../../platform/clock.js';
import type { SourceSelection } from '../../sources/open.js';
import type { Source } from '../../sources/source.js';
import type { Triaging } from './open-triage.js';
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
}

export interface MadeReport {
  readonly report: Report;
  /** Findings that `minConfidence` left out. */
  readonly leftOut: number;
  readonly isInterrupted: boolean;
}

/** Both parts of a repository, unless only one is asked for. */
export function selectionOf(asked: Partial<SourceSelection>): SourceSelection {
  const { history = false, worktree = false } = asked;
  return history || worktree ? { history, worktree } : { history: true, worktree: true };
}

export async function makeReport(sources: readonly Source[], parts: ReportParts): Promise<MadeReport> {
  const startedAt = parts.clock.now();
  const findings = new FindingSet(parts.key);
  const { progress, signal, onHit, triage } = parts;
  const scanner = new Scanner([...detectors, ...(triage?.detectors ?? [])], {
    decoders,
    ...(triage?.markerAt === undefined ? {} : { markerAt: triage.markerAt }),
  });
  const outcome = await scanSources(sources, { scanner, findings, progress, signal, onHit });
  const all = findings.build(outcome.attributions);
  const certain = all.filter(
    ({ confidence }) => CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(parts.minConfidence),
  );
  const coverage = withoutSilence(outcome.coverage);
  const judged = triage?.judge(certain) ?? { findings: certain, suppressed: [], judgedBy: [] };
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
  return { report, leftOut: all.length - certain.length, isInterrupted: outcome.isInterrupted };
}

/** A run that looked at nothing at all must not look like a clean one. */
function withoutSilence(coverage: readonly SourceCoverage[]): readonly SourceCoverage[] {
  const units = coverage.flatMap((one) => Object.values(one.units));
  if (units.some(({ enumerated }) => enumerated > 0)) return coverage;
  return coverage.map((one) => withGap(one, { what: one.source, reason: 'nothing to scan is there' }));
}
