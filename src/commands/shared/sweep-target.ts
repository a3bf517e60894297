/** One place of a sweep: opened, scanned with the ledger, recorded, and told of in numbers and sightings. */
import type { SweepTarget } from '../../config/sweep-file.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Confidence, Finding, Gap, Location, Report } from '../../core/finding.js';
import type { SweptTarget } from '../../core/sweep-report.js';
import type { Clock } from '../../platform/clock.js';
import { foremost } from '../../reporters/summary.js';
import type { State } from '../../state/database.js';
import { recordScan } from '../../state/findings.js';
import type { Sighting, TargetRecord } from '../../state/sweeps.js';
import { openTarget, type OpeningParts } from '../../sweep/open-target.js';
import { makeReport } from './make-report.js';
import type { Triaging } from './open-triage.js';
import type { RuleList } from './rule-list.js';
import { withoutValues } from './record-scan.js';
import { openSourceLedger } from './source-ledger.js';

export interface TargetParts {
  readonly key: FingerprintKey;
  readonly minConfidence: Confidence;
  readonly clock: Clock;
  /** What the user says; what is swept has no say. */
  readonly triage: Pick<Triaging, 'detectors' | 'judge' | 'needsValues'>;
  /** The same for all places. */
  readonly rules: RuleList;
  readonly state: State;
  /** Folder of the state. */
  readonly folder: string;
  /** Of places that name none of their own. */
  readonly domain: string;
  readonly openingFor: (target: SweepTarget) => OpeningParts;
  readonly onProgress: () => Promise<void>;
}

/** So many places of a secret are kept to be shown. */
const KEPT_PLACES = 3;

/** To be kept when the signal has not aborted meanwhile. Fails where nothing of the place can be read. */
export async function sweepTarget(target: SweepTarget, parts: TargetParts, signal: AbortSignal): Promise<TargetRecord> {
  const startedAt = parts.clock.now();
  const { sources, roots, gaps } = await openTarget(target, parts.openingFor(target), signal);
  const ledger = await ledgerOf(target, parts);
  const { key, minConfidence, clock, triage } = parts;
  const progress = { update: parts.onProgress };
  const remembering = ledger === undefined ? {} : { ledger };
  const asked = { key, minConfidence, clock, signal, progress, ...remembering };
  const judging = { detectors: triage.detectors, markerAt: undefined, judge: triage.judge };
  const made = await makeReport(sources, { ...asked, triage: judging }).finally(() => ledger?.close());
  const report = withoutValues(made.report);
  await recordScan(parts.state, report);
  const all = [...gaps, ...report.coverage.flatMap((one) => one.gaps)];
  const outcome = all.length > 0 ? 'incomplete' : made.isKnown ? 'known' : 'scanned';
  return {
    result: { ...resultOf(target, outcome, startedAt, clock), ...countsOf(report), gaps: shown(all) },
    sightings: sightingsOf(report, target, roots),
    isWhole: all.length === 0,
    roots,
    startedAt: startedAt.toISOString(),
  };
}

/** What is told of a place of which nothing could be read. */
export function failedTarget(target: SweepTarget, error: unknown, clock: Clock): TargetRecord {
  const reason = error instanceof Error ? error.message : 'failed';
  const now = clock.now();
  const result = resultOf(target, 'failed', now, clock);
  const startedAt = now.toISOString();
  return {
    result: { ...result, gaps: [{ what: target.name, reason }] },
    sightings: [],
    isWhole: false,
    roots: [],
    startedAt,
  };
}

function ledgerOf({ domain }: SweepTarget, parts: TargetParts): ReturnType<typeof openSourceLedger> {
  const { key, folder, clock, triage, minConfidence, rules } = parts;
  if (triage.needsValues) return Promise.resolve(undefined);
  const variant = ['sweep', minConfidence];
  const mine = domain === undefined ? parts.domain : `domain ${domain}`;
  return openSourceLedger({ folder, key, nowMs: clock.now().getTime(), rules, variant, domain: mine });
}

function resultOf(target: SweepTarget, outcome: SweptTarget['outcome'], startedAt: Date, clock: Clock): SweptTarget {
  const { name, owner } = target;
  const seconds = (clock.now().getTime() - startedAt.getTime()) / 1000;
  return { name, ...(owner === undefined ? {} : { owner }), outcome, seconds, bytes: 0, findings: 0, gaps: [] };
}

function countsOf({ coverage, findings }: Report): Pick<SweptTarget, 'bytes' | 'findings'> {
  const units = coverage.flatMap((one) => Object.values(one.units));
  return { bytes: units.reduce((sum, { bytes }) => sum + bytes, 0), findings: findings.length };
}

const SHOWN_GAPS = 20;

/** A broken repository may have as many as objects. */
function shown(gaps: readonly Gap[]): readonly Gap[] {
  const rest = gaps.length - SHOWN_GAPS;
  return rest <= 0 ? gaps : [...gaps.slice(0, SHOWN_GAPS), { what: 'more', reason: `${String(rest)} more gaps` }];
}

function sightingsOf(
  { findings, suppressed }: Report,
  { kind, name }: SweepTarget,
  roots: readonly string[],
): readonly Sighting[] {
  // Where the mirror is kept says nothing to anybody.
  const isMirror = (location: Location): boolean => kind === 'remote' && roots.includes(location.repository ?? '');
  const named = (location: Location): Location => (isMirror(location) ? { ...location, repository: name } : location);
  const reported = new Set(findings.map(({ fingerprint }) => fingerprint));
  const accepted = new Map<string, Sighting>();
  for (const { fingerprint, ruleId, locations } of suppressed) {
    if (reported.has(fingerprint)) continue;
    const places = (accepted.get(fingerprint)?.places ?? 0) + locations.length;
    accepted.set(fingerprint, { fingerprint, ruleId, isAccepted: true, places, locations: [] });
  }
  const sightings = findings.map(sightingOf);
  return [...sightings.map((one) => ({ ...one, locations: one.locations.map(named) })), ...accepted.values()];
}

function sightingOf(finding: Finding): Sighting {
  const { fingerprint, ruleId, provider, kind, severity, confidence, locations } = finding;
  const since = oldestCommit(finding);
  return {
    fingerprint,
    ruleId,
    provider,
    kind,
    severity,
    confidence,
    places: locations.length,
    locations: foremost(locations).slice(0, KEPT_PLACES),
    ...(since === undefined ? {} : { since }),
  };
}

function oldestCommit({ locations }: Finding): Sighting['since'] {
  const dated = locations.flatMap(({ commit, author, date }) =>
    date === undefined || Number.isNaN(Date.parse(date))
      ? []
      : [{ date, ...(commit === undefined ? {} : { commit }), ...(author === undefined ? {} : { author }) }],
  );
  return dated.toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date))[0];
}
