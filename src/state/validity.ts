import type { State } from './database.js';
import type { FindingLife } from './findings.js';
import type { ValidityTable } from './tables.js';

/** A provider's word about a credential, and when it was given. */
export type KnownValidity = Omit<ValidityTable, 'fingerprint'>;

/** What providers last said of these. */
export async function knownValidities(
  state: State,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, KnownValidity>> {
  const known = new Map<string, KnownValidity>();
  // A statement takes some thousands of values and not more.
  for (let at = 0; at < fingerprints.length; at += 500) {
    const part = fingerprints.slice(at, at + 500);
    const rows = await state.db.selectFrom('validity').selectAll().where('fingerprint', 'in', part).execute();
    for (const { fingerprint, ...validity } of rows) known.set(fingerprint, validity);
  }
  return known;
}

/**
 * Remembers what providers said. What one refuses is dead, and what one accepts after all is open again; what is being
 * rotated or was closed by a person stays as it is.
 */
export async function recordValidities(state: State, entries: ReadonlyMap<string, KnownValidity>): Promise<void> {
  await state.write(async (trx) => {
    for (const [fingerprint, { state: said, detail, checkedAt }] of entries) {
      const row = { state: said, detail, checkedAt };
      await trx
        .insertInto('validity')
        .values({ fingerprint, ...row })
        .onConflict((oc) => oc.column('fingerprint').doUpdateSet(row))
        .execute();
      const before: readonly FindingLife[] = said === 'inactive' ? ['open', 'accepted'] : ['dead'];
      await trx
        .updateTable('finding')
        .set({ life: said === 'inactive' ? 'dead' : 'open' })
        .where('fingerprint', '=', fingerprint)
        .where('life', 'in', before)
        .execute();
    }
  });
}
