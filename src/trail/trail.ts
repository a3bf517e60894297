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

const FIRST_HASH = '0'.repeat(64);

/**
 * Adds an entry at the end, in the caller's transaction. Each entry holds the hash of the one before, so that a changed
 * or removed one is noticed by `brokenLinks`.
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

/** Sequence numbers of entries that do not follow from the one before: empty where nobody touched the trail. */
export async function brokenLinks(state: State): Promise<readonly number[]> {
  const broken: number[] = [];
  let previousHash = FIRST_HASH;
  for (const row of await readTrail(state)) {
    if (row.previousHash !== previousHash || row.hash !== hashOf(row)) broken.push(row.seq);
    previousHash = row.hash;
  }
  return broken;
}

function hashOf(row: Omit<TrailRow, 'seq' | 'hash'>): string {
  const parts = [row.previousHash, row.at, row.actor, row.action, row.fingerprint, row.rotationId, row.detail];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
