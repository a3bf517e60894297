import { createHash } from 'node:crypto';
import type { Reader, State } from '../state/database.js';
import type { TrailRow } from '../state/tables.js';

/** Who did what to which fingerprint. Never a secret. */
export interface TrailEntry {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly fingerprint?: string | undefined;
  readonly rotationId?: string | undefined;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What a look at the whole chain found. */
export interface TrailCheck {
  readonly entries: number;
  /** Hash of the last entry: kept elsewhere, it also tells whether the end was cut off. */
  readonly head: string;
  /** Sequence numbers of entries that do not follow from the one before, or line numbers of an exported file. */
  readonly broken: readonly number[];
  /** Rotations of which the journal holds other entries than the trail. */
  readonly incomplete: readonly string[];
}

export const FIRST_HASH = '0'.repeat(64);
/** So many entries are in memory at a time. */
const PAGE = 500;

/**
 * Adds an entry at the end, in the caller's transaction. Each entry holds the hash of the one before, so that a changed
 * or removed one is noticed by `checkTrail`.
 */
export async function appendTrail(trx: Reader, entry: TrailEntry): Promise<void> {
  const last = await trx.selectFrom('trail').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const row = {
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    fingerprint: entry.fingerprint ?? null,
    rotationId: entry.rotationId ?? null,
    detail: JSON.stringify(entry.detail),
    previousHash: last?.hash ?? FIRST_HASH,
  };
  await trx
    .insertInto('trail')
    .values({ ...row, hash: hashOf(row) })
    .execute();
}

/** The trail, oldest first, of one rotation or whole. */
export async function readTrail(state: State, rotationId?: string): Promise<readonly TrailRow[]> {
  const all = state.db.selectFrom('trail').selectAll().orderBy('seq');
  return (rotationId === undefined ? all : all.where('rotationId', '=', rotationId)).execute();
}

/** All entries from the first one at or after this time on, without holding them all. */
export async function* trailSince(state: State, since?: Date): AsyncGenerator<TrailRow> {
  let after = 0;
  if (since !== undefined) {
    const first = await state.db
      .selectFrom('trail')
      .select('seq')
      .where('at', '>=', since.toISOString())
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst();
    if (first === undefined) return;
    after = first.seq - 1;
  }
  for (;;) {
    const page = await state.db
      .selectFrom('trail')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

/** Whether nobody touched the trail: every entry follows from the one before, and none of the journal's is missing. */
export async function checkTrail(state: State): Promise<TrailCheck> {
  const broken: number[] = [];
  const counts = new Map<string, number>();
  let [entries, head] = [0, FIRST_HASH];
  for await (const row of trailSince(state)) {
    if (row.previousHash !== head || row.hash !== hashOf(row)) broken.push(row.seq);
    if (row.rotationId !== null && row.action.startsWith('rotation ')) {
      counts.set(row.rotationId, (counts.get(row.rotationId) ?? 0) + 1);
    }
    head = row.hash;
    entries += 1;
  }
  return { entries, head, broken, incomplete: await incompleteOnes(state, counts) };
}

/** Sequence numbers of entries that do not follow from the one before: empty where nobody touched the trail. */
export async function brokenLinks(state: State): Promise<readonly number[]> {
  return (await checkTrail(state)).broken;
}

/** The chain ends where its last entries are cut off; the journal, written in the same transactions, knows of them. */
async function incompleteOnes(state: State, counts: ReadonlyMap<string, number>): Promise<readonly string[]> {
  const journal = await state.db
    .selectFrom('journal')
    .select(['rotationId', (eb) => eb.fn.countAll<number>().as('entries')])
    .groupBy('rotationId')
    .execute();
  return journal
    .filter(({ rotationId, entries }) => (counts.get(rotationId) ?? 0) !== Number(entries))
    .map(({ rotationId }) => rotationId);
}

export function hashOf(row: Omit<TrailRow, 'seq' | 'hash'>): string {
  const parts = [row.previousHash, row.at, row.actor, row.action, row.fingerprint, row.rotationId, row.detail];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
