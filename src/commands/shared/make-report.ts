/** From sources to a report: what `scan` and the library have in common. */
import type { FingerprintKey } from '../../core/fingerprint.js';
import { CONFIDENCES, type Confidence, type Report, type SourceCoverage } from '../../core/finding.js';
import { detectors } from '../../detectors/index.js';
import { FindingSet } from '../../engine/finding-set.js';
import { Scanner } from '../../engine/scanner.js';
import type { Clock } from '../../platform/clock.js';
import type { SourceSelection } from '../../sources/open.js';
import type { Source } from '../../sources/source.js';
import { scanSources, withGap, type ScanParts } from './scan-sources.js';

export interface ReportParts {
  readonly key: FingerprintKey;
  readonly minConfidence: Confidence;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called often while sources are read. */
  readonly progress: ScanParts['progress'];
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
  const scanner = new Scanner(detectors);
  const outcome = await scanSources(sources, { scanner, findings, progress: parts.progress, signal: parts.signal });
  const all = findings.build(outcome.attributions);
  const certain = all.filter(
    ({ confidence }) => CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(parts.minConfidence),
  );
  const coverage = withoutSilence(outcome.coverage);
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'unleak', version: UNLEAK_VERSION },
    startedAt: startedAt.toISOString(),
    finishedAt: parts.clock.now().toISOString(),
    state: coverage.some((one) => one.gaps.length > 0) ? 'incomplete' : 'complete',
    coverage,
    fingerprintKeyId: parts.key.id,
    suppressed: [],
    findings: certain,
  };
  return { report, leftOut: all.length - certain.length, isInterrupted: outcome.isInterrupted };
}

/** A run that looked at nothing at all must not look like a clean one. */
function withoutSilence(coverage: readonly SourceCoverage[]): readonly SourceCoverage[] {
  const units = coverage.flatMap((one) => Object.values(one.units));
  if (units.some(({ enumerated }) => enumerated > 0)) return coverage;
  return coverage.map((one) => withGap(one, { what: one.source, reason: 'nothing to scan is there' }));
}
