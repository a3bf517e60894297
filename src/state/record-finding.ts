import type { Companion, Location } from '../core/finding.js';
import type { State } from './database.js';
import { locationKey } from './location-key.js';

/** A finding that came in another way than by a scan of this machine: from a report, or from a person. */
export interface ReportedFinding {
  readonly fingerprint: string;
  readonly keyId: string;
  readonly ruleId: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: string;
  readonly confidence: string;
  readonly companions: readonly Companion[];
  readonly locations: readonly Location[];
}

/** Remembers it, so that it can be rotated. What a scan has recorded of it stays as it is; places are added. */
export async function recordFinding(state: State, finding: ReportedFinding, at: string): Promise<void> {
  const { locations, companions, ...about } = finding;
  await state.write(async (trx) => {
    await trx
      .insertInto('finding')
      .values({ ...about, companions: JSON.stringify(companions), life: 'open', firstSeenAt: at, lastSeenAt: at })
      .onConflict((oc) => oc.column('fingerprint').doNothing())
      .execute();
    for (const location of locations) {
      const row = { fingerprint: about.fingerprint, locationKey: locationKey(location), lastSeenAt: at };
      await trx
        .insertInto('location')
        .values({ ...row, location: JSON.stringify(location) })
        .onConflict((oc) => oc.columns(['fingerprint', 'locationKey']).doNothing())
        .execute();
    }
  });
}
