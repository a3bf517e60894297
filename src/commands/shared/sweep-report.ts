/** From what a sweep recorded to what it tells. */
import type { SweepFile } from '../../config/sweep-file.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import { SEVERITIES } from '../../core/finding.js';
import {
  SWEEP_LIVES,
  SWEEP_OUTCOMES,
  type Counts,
  type SweepReport,
  type SweepSummary,
  type SweptFinding,
  type SweptTarget,
} from '../../core/sweep-report.js';
import type { Clock } from '../../platform/clock.js';
import type { State } from '../../state/database.js';
import type { BegunSweep, SweepEnd, Sweeps } from '../../state/sweeps.js';
import { knownValidities } from '../../state/validity.js';
import { findingsNow } from '../../sweep/changes.js';

export interface SweepReportParts {
  readonly key: FingerprintKey;
  readonly state: State;
  readonly clock: Clock;
}

export interface MadeSweepReport {
  readonly report: SweepReport;
  readonly end: SweepEnd;
}

/** To be called when every place is done. Changes nothing: `end` is to be written when the report was told. */
export async function makeSweepReport(
  file: SweepFile,
  sweeps: Sweeps,
  begun: BegunSweep,
  { key, state, clock }: SweepReportParts,
): Promise<MadeSweepReport> {
  const now = clock.now().toISOString();
  const listed = new Set(file.targets.map(({ name }) => name));
  const all = await sweeps.sightings();
  const watched = new Map([...all].filter(([name]) => listed.has(name)));
  const dropped = [...all.keys()].filter((name) => !listed.has(name));
  const unwatched = new Set(dropped.flatMap((name) => all.get(name)!.map(({ fingerprint }) => fingerprint)));
  const before = await sweeps.before();
  const fingerprints = new Set([...before.keys(), ...[...watched.values()].flat().map((one) => one.fingerprint)]);
  const findings = findingsNow({
    sightings: watched,
    unwatched,
    owners: new Map(file.targets.flatMap(({ name, owner }) => (owner === undefined ? [] : [[name, owner]]))),
    before,
    lives: await sweeps.lives(),
    validities: await knownValidities(state, [...fingerprints]),
    now,
  });
  const finished = await sweeps.finished(begun.id);
  const targets = file.targets.flatMap(({ name }) => finished.get(name) ?? []);
  const summary = summaryOf(findings, targets, now, begun);
  const report: SweepReport = {
    schemaVersion: 1,
    tool: { name: 'unleak', version: UNLEAK_VERSION },
    sweep: { name: file.name, id: begun.id },
    startedAt: begun.startedAt,
    finishedAt: now,
    state: summary.state,
    fingerprintKeyId: key.id,
    resumed: begun.done.size,
    summary,
    trend: [...(await sweeps.trend()), summary],
    targets,
    dropped,
    changes: findings.filter(({ change }) => change !== undefined),
    rotations: [],
  };
  return { report, end: { summary, findings, dropped } };
}

function summaryOf(
  findings: readonly SweptFinding[],
  targets: readonly SweptTarget[],
  finishedAt: string,
  { startedAt }: BegunSweep,
): SweepSummary {
  const isWhole = targets.every(({ outcome }) => outcome === 'scanned' || outcome === 'known');
  const open = findings.filter(({ life }) => life === 'open' || life === 'rotating');
  return {
    finishedAt,
    state: isWhole ? 'complete' : 'incomplete',
    lives: counted(SWEEP_LIVES, findings, ({ life }) => life),
    severities: counted(SEVERITIES, open, ({ severity }) => severity),
    outcomes: counted(SWEEP_OUTCOMES, targets, ({ outcome }) => outcome),
    seconds: Math.max(0, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000),
    bytes: targets.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function counted<K extends string, T>(keys: readonly K[], items: readonly T[], keyOf: (item: T) => K): Counts<K> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const item of items) counts[keyOf(item)] += 1;
  return counts;
}
