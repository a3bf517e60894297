import type { TrailRow } from '../state/tables.js';
import { FIRST_HASH, hashOf, type TrailCheck } from './trail.js';

/** One entry as a line of JSON Lines, with the hashes by which it can be checked elsewhere. */
export function trailLine(row: TrailRow): string {
  return `${JSON.stringify({ ...row, detail: JSON.parse(row.detail) as unknown })}\n`;
}

/**
 * Checks exported lines: each is what its hash says and follows from the line before. An export that begins later than
 * the trail begins with the hash of an entry that is not in it, which is taken as given unless `from` names it.
 */
export async function checkLines(lines: AsyncIterable<string>, from?: string): Promise<TrailCheck> {
  const broken: number[] = [];
  let number = 0;
  let [head, seq] = [from, 0];
  for await (const line of lines) {
    if (line === '') continue;
    number += 1;
    const row = rowOf(line);
    const isNext = row !== undefined && (head === undefined || row.previousHash === head) && row.seq > seq;
    // What claims to be the first of all has nothing before it.
    const isRoot = row?.seq !== 1 || row.previousHash === FIRST_HASH;
    if (!isNext || !isRoot || row.hash !== hashOf(row)) broken.push(number);
    head = row?.hash ?? '';
    seq = row?.seq ?? seq;
  }
  return { entries: number, head: head ?? FIRST_HASH, broken, incomplete: [] };
}

/** The entry as it is stored, or undefined where the line is none. */
function rowOf(line: string): TrailRow | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { seq, at, actor, action, fingerprint, rotationId, detail, previousHash, hash, ...others } = value as Record<
    string,
    unknown
  >;
  const texts = { at, actor, action, previousHash, hash };
  const nullable = { fingerprint, rotationId };
  const isRow =
    typeof seq === 'number' &&
    Object.keys(others).length === 0 &&
    Object.values(texts).every((text) => typeof text === 'string') &&
    Object.values(nullable).every((text) => text === null || typeof text === 'string') &&
    detail !== undefined;
  return isRow ? ({ seq, ...texts, ...nullable, detail: JSON.stringify(detail) } as TrailRow) : undefined;
}
