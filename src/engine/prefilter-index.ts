import { COMMON_GRAMS } from './common-grams.generated.js';
import { HASH_MULTIPLIER, SECOND_MULTIPLIER, TABLE_BYTES, TABLE_SHIFT } from './prefilter-layout.js';

/** Letters and other bytes that differ in this bit alone are looked up as one; who finds them compares again. */
export const FOLD_BIT = 0x20;
export const WINDOW = 4;
const ENTRY = 3;

/** Where keywords are looked up by four of their bytes. It depends on nothing but them, so a build can make it beforehand. */
export interface KeywordIndex {
  /** Sorted, as `window, keyword, distance from the keyword's start to the window`. */
  readonly entries: Int32Array;
  /** Two tables of one bit for each hash of a window, one behind the other. */
  readonly table: Uint8Array;
}

/**
 * The index of some keywords by the rarest window of each. A keyword of three characters is entered with every byte that can
 * follow it.
 */
export function indexKeywords(keywords: readonly string[]): KeywordIndex {
  const ranks = gramRanks();
  const entries: [window: number, keyword: number, windowAt: number][] = [];
  for (const [keyword, text] of keywords.entries()) {
    if (text.length < 3) throw new RangeError(`prefilter: keyword ${text}: expected three characters or more`);
    if (text.length === 3) {
      const start = windowOfText(text, 0) & 0xff_ff_ff;
      for (let next = 0; next < 256; next += 1) {
        if ((next & FOLD_BIT) !== 0) entries.push([start | (next << 24), keyword, 0]);
      }
    } else {
      const windowAt = rarestWindow(text, ranks);
      entries.push([windowOfText(text, windowAt), keyword, windowAt]);
    }
  }
  return indexOf(Int32Array.from(entries.sort((a, b) => a[0] - b[0] || a[1] - b[1]).flat()));
}

/** The part of an index that is about these keywords. */
export function indexOfSome({ entries }: KeywordIndex, keywords: ReadonlySet<number>): KeywordIndex {
  const some: number[] = [];
  for (let entry = 0; entry < entryCount(entries); entry += 1) {
    const keyword = keywordAt(entries, entry);
    if (keywords.has(keyword)) some.push(windowAt(entries, entry), keyword, distanceAt(entries, entry));
  }
  return indexOf(Int32Array.from(some));
}

/** The index that has these entries. */
export function indexOf(entries: Int32Array): KeywordIndex {
  const table = new Uint8Array(TABLE_BYTES * 2);
  for (let entry = entryCount(entries) - 1; entry >= 0; entry -= 1) {
    const window = windowAt(entries, entry);
    setBit(table, slotOf(window));
    setBit(table, secondSlotOf(window));
  }
  return { entries, table };
}

function setBit(table: Uint8Array, slot: number): void {
  table[slot >>> 3]! |= 1 << (slot & 7);
}

export function slotOf(window: number): number {
  return Math.imul(window, HASH_MULTIPLIER) >>> TABLE_SHIFT;
}

/** In the table behind the first. */
export function secondSlotOf(window: number): number {
  return (Math.imul(window, SECOND_MULTIPLIER) >>> TABLE_SHIFT) + TABLE_BYTES * 8;
}

/** How many entries an index holds. */
export function entryCount(index: Int32Array): number {
  return index.length / ENTRY;
}

export function windowAt(index: Int32Array, entry: number): number {
  return index[entry * ENTRY]!;
}

export function keywordAt(index: Int32Array, entry: number): number {
  return index[entry * ENTRY + 1]!;
}

export function distanceAt(index: Int32Array, entry: number): number {
  return index[entry * ENTRY + 2]!;
}

/** The first entry of a window, or the one that would follow it. */
export function firstEntry(index: Int32Array, window: number): number {
  let low = 0;
  let high = entryCount(index);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index[middle * ENTRY]! < window) low = middle + 1;
    else high = middle;
  }
  return low;
}

function windowOfText(text: string, at: number): number {
  return (
    text.charCodeAt(at) |
    FOLD_BIT |
    ((text.charCodeAt(at + 1) | FOLD_BIT) << 8) |
    ((text.charCodeAt(at + 2) | FOLD_BIT) << 16) |
    ((text.charCodeAt(at + 3) | FOLD_BIT) << 24)
  );
}

/** Of windows as numbers, since strings would cost ten times as much. */
function gramRanks(): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  for (let at = 0; at < COMMON_GRAMS.length; at += WINDOW) ranks.set(windowOfText(COMMON_GRAMS, at), at);
  return ranks;
}

/** The window of a keyword that ordinary text holds least. */
function rarestWindow(text: string, ranks: ReadonlyMap<number, number>): number {
  let best = 0;
  let bestRank = -1;
  for (let start = 0; start + WINDOW <= text.length; start += 1) {
    const rank = ranks.get(windowOfText(text, start)) ?? Infinity;
    if (rank > bestRank) [best, bestRank] = [start, rank];
  }
  return best;
}
