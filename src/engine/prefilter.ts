import type { Span } from '../core/span.js';
import { COMMON_GRAMS } from './common-grams.generated.js';
import { Kernel } from './prefilter-kernel.js';
import { HASH_MULTIPLIER, SECOND_MULTIPLIER, TABLE_BYTES, TABLE_SHIFT } from './prefilter-layout.js';

/**
 * Finds keywords in bytes, whatever their letter case. Each keyword is known by the hash of its rarest four-byte window,
 * so that one table look-up per position decides for any number of keywords. A keyword of three characters is entered
 * with every byte that can follow it.
 */
const WINDOW = 4;
/** Sets the bit that tells `A` from `a`. Folds some other bytes together too; `isAt` sorts them out. */
const FOLD_BIT = 0x20;

type OnHit = (keyword: number, start: number) => void;

interface Entry {
  readonly keyword: number;
  readonly text: string;
  /** Distance from the keyword's start to its window. */
  readonly windowAt: number;
}

/** Below it the call into the kernel costs more than it saves. */
const MIN_KERNEL_BYTES = 2048;

export interface PrefilterOptions {
  /** False for the twin in JavaScript alone. */
  readonly kernel?: boolean;
}

export class Prefilter {
  /** Both tables, one behind the other. */
  readonly #table = new Uint8Array(TABLE_BYTES * 2);
  readonly #entries = new Map<number, Entry[]>();
  readonly #mayUseKernel: boolean;
  #kernel: Kernel | undefined;

  /** @param keywords lower-case ASCII, three characters or more */
  constructor(keywords: readonly string[], options: PrefilterOptions = {}) {
    this.#mayUseKernel = options.kernel !== false;
    const ranks = gramRanks();
    for (const [keyword, text] of keywords.entries()) {
      if (text.length < 3) throw new RangeError(`prefilter: keyword ${text}: expected three characters or more`);
      if (text.length === 3) this.#addShort({ keyword, text, windowAt: 0 });
      else {
        const windowAt = rarestWindow(text, ranks);
        this.#add({ keyword, text, windowAt }, windowOfText(text, windowAt));
      }
    }
  }

  #addShort(entry: Entry): void {
    const start = windowOfText(entry.text, 0) & 0xff_ff_ff;
    for (let next = 0; next < 256; next += 1) {
      if ((next & FOLD_BIT) !== 0) this.#add(entry, start | (next << 24));
    }
  }

  #add(entry: Entry, window: number): void {
    setBit(this.#table, slotOf(window));
    setBit(this.#table, secondSlotOf(window));
    const entries = this.#entries.get(window);
    if (entries === undefined) this.#entries.set(window, [entry]);
    else entries.push(entry);
  }

  /** Calls `onHit` for each keyword at each place where it stands in the span, ordered by where its window stands. */
  find(bytes: Uint8Array, { start, end }: Span, onHit: OnHit): void {
    const count = end - WINDOW + 1 - start;
    const kernel = count < MIN_KERNEL_BYTES ? undefined : this.#loadedKernel();
    if (kernel !== undefined) {
      for (const positions of kernel.windows(bytes, start, start + count)) {
        for (let at = 0; at < positions.length; at += 1) this.#report(bytes, positions[at]!, onHit);
      }
    } else this.#findByTwin(bytes, start, start + count, onHit);
    // A keyword of three may end the text: then it is looked up with a byte that is not there.
    if (end - start >= 3) this.#report(bytes, end - 3, onHit);
  }

  #loadedKernel(): Kernel | undefined {
    if (this.#mayUseKernel) this.#kernel ??= Kernel.load(this.#table);
    return this.#kernel;
  }

  /** What the kernel does, in JavaScript. */
  #findByTwin(bytes: Uint8Array, from: number, to: number, onHit: OnHit): void {
    const table = this.#table;
    let window = windowOf(bytes, from) << 8;
    for (let at = from; at < to; at += 1) {
      window = (window >>> 8) | ((bytes[at + 3]! | FOLD_BIT) << 24);
      if (hasBit(table, slotOf(window)) && hasBit(table, secondSlotOf(window))) this.#report(bytes, at, onHit);
    }
  }

  #report(bytes: Uint8Array, window: number, onHit: OnHit): void {
    const entries = this.#entries.get(windowOf(bytes, window));
    if (entries === undefined) return;
    for (const entry of entries) {
      const start = window - entry.windowAt;
      if (isAt(bytes, start, entry.text)) onHit(entry.keyword, start);
    }
  }
}

function setBit(table: Uint8Array, slot: number): void {
  table[slot >>> 3]! |= 1 << (slot & 7);
}

function hasBit(table: Uint8Array, slot: number): boolean {
  return ((table[slot >>> 3]! >>> (slot & 7)) & 1) === 1;
}

/** Four bytes as one number, letter case folded away. What lies beyond the end counts as nothing. */
function windowOf(bytes: ArrayLike<number>, at: number): number {
  return (
    (bytes[at] ?? 0) |
    FOLD_BIT |
    (((bytes[at + 1] ?? 0) | FOLD_BIT) << 8) |
    (((bytes[at + 2] ?? 0) | FOLD_BIT) << 16) |
    (((bytes[at + 3] ?? 0) | FOLD_BIT) << 24)
  );
}

function slotOf(window: number): number {
  return Math.imul(window, HASH_MULTIPLIER) >>> TABLE_SHIFT;
}

/** In the table behind the first. */
function secondSlotOf(window: number): number {
  return (Math.imul(window, SECOND_MULTIPLIER) >>> TABLE_SHIFT) + TABLE_BYTES * 8;
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

function isAt(bytes: Uint8Array, start: number, keyword: string): boolean {
  if (start < 0 || start + keyword.length > bytes.length) return false;
  for (let at = 0; at < keyword.length; at += 1) {
    const byte = bytes[start + at]!;
    const folded = byte >= 0x41 && byte <= 0x5a ? byte | FOLD_BIT : byte;
    if (folded !== keyword.charCodeAt(at)) return false;
  }
  return true;
}

/** Of windows as numbers, since strings would cost a hook's start-up ten times as much. */
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
