import type { Companion, Finding, Location, Report } from '../core/finding.js';
import type { Reader, State } from './database.js';
import { locationKey } from './location-key.js';
import type { FindingTable } from './tables.js';

export type FindingLife = FindingTable['life'];

/** What is remembered of a finding: everything but the value. */
export interface KnownFinding {
  readonly fingerprint: string;
  readonly keyId: string;
  readonly ruleId: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: string;
  readonly life: FindingLife;
  readonly companions: readonly Companion[];
  readonly locations: readonly Location[];
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** Remembers a report's findings and where they stand. The same report again changes nothing but the times. */
export async function recordScan(state: State, report: Report): Promise<void> {
  await state.write(async (trx) => {
    await trx
      .insertInto('scan')
      .values({
        startedAt: report.startedAt,
        finishedAt: report.finishedAt,
        state: report.state,
        coverage: JSON.stringify(report.coverage),
        findings: report.findings.length,
      })
      .execute();
    for (const finding of report.findings) {
      const row = rowOf(finding, report);
      await trx
        .insertInto('finding')
        .values(row)
        .onConflict((oc) =>
          oc.column('fingerprint').doUpdateSet({
            ruleId: row.ruleId,
            provider: row.provider,
            kind: row.kind,
            severity: row.severity,
            confidence: row.confidence,
            companions: row.companions,
            lastSeenAt: row.lastSeenAt,
          }),
        )
        .execute();
      // What was accepted and is reported again has come back.
      await moveLife(trx, finding.fingerprint, 'accepted', 'open');
      for (const location of finding.locations) {
        const text = JSON.stringify(location);
        await trx
          .insertInto('location')
          .values({
            fingerprint: finding.fingerprint,
            locationKey: locationKey(location),
            location: text,
            lastSeenAt: report.finishedAt,
          })
          .onConflict((oc) =>
            oc.columns(['fingerprint', 'locationKey']).doUpdateSet({ location: text, lastSeenAt: report.finishedAt }),
          )
          .execute();
      }
    }
    const reported = new Set(report.findings.map(({ fingerprint }) => fingerprint));
    for (const { fingerprint } of report.suppressed) {
      if (!reported.has(fingerprint)) await moveLife(trx, fingerprint, 'open', 'accepted');
    }
  });
}

/** Gives a finding another life where it has the one that is expected. */
export async function moveLife(trx: Reader, fingerprint: string, from: FindingLife, to: FindingLife): Promise<void> {
  await trx
    .updateTable('finding')
    .set({ life: to })
    .where('fingerprint', '=', fingerprint)
    .where('life', '=', from)
    .execute();
}

/** The finding with this fingerprint, or with the only one that starts so; undefined where none or several do. */
export async function findKnown(state: State, fingerprint: string): Promise<KnownFinding | undefined> {
  const rows = await state.db
    .selectFrom('finding')
    .selectAll()
    .where('fingerprint', 'like', `${fingerprint.replaceAll(/[%_]/g, '')}%`)
    .limit(2)
    .execute();
  const row = rows[0];
  if (row === undefined || rows.length > 1) return undefined;
  const locations = await state.db
    .selectFrom('location')
    .select('location')
    .where('fingerprint', '=', row.fingerprint)
    .orderBy('lastSeenAt', 'desc')
    .execute();
  return {
    ...row,
    companions: JSON.parse(row.companions) as Companion[],
    locations: locations.map((entry) => JSON.parse(entry.location) as Location),
  };
}

/** Fingerprints of findings that are neither dead nor closed, most severe first. */
export async function openFingerprints(state: State): Promise<readonly string[]> {
  const rows = await state.db
    .selectFrom('finding')
    .select(['fingerprint', 'severity'])
    .where('life', 'in', ['open', 'rotating'])
    .orderBy('fingerprint')
    .execute();
  return rows.map((row) => row.fingerprint);
}

function rowOf(finding: Finding, report: Report): FindingTable {
  return {
    fingerprint: finding.fingerprint,
    keyId: report.fingerprintKeyId,
    ruleId: finding.ruleId,
    provider: finding.provider,
    kind: finding.kind,
    severity: finding.severity,
    confidence: finding.confidence,
    companions: JSON.stringify(finding.companions),
    life: 'open',
    firstSeenAt: report.finishedAt,
    lastSeenAt: report.finishedAt,
  };
}
