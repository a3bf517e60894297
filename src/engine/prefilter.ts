import type { Span } from '../core/span.js';
import {
  distanceAt,
  entryCount,
  firstEntry,
  FOLD_BIT,
  indexKeywords,
  keywordAt,
  type KeywordIndex,
  secondSlotOf,
  slotOf,
  WINDOW,
  windowAt,
} from './prefilter-index.js';
import { Kernel } from './prefilter-kernel.js';

type OnHit = (keyword: number, start: number) => void;

/** Below it the call into the kernel costs more than it saves. */
const MIN_KERNEL_BYTES = 192;

export interface PrefilterOptions {
  /** False for the twin in JavaScript alone. */
  readonly kernel?: boolean;
  /** What `indexKeywords` gives for these keywords, where it was made beforehand. */
  readonly index?: KeywordIndex | undefined;
}

/**
 * Finds keywords in bytes, whatever their letter case. Each keyword is known by the hash of its rarest four-byte window,
 * so that one table look-up per position decides for any number of keywords.
 */
export class Prefilter {
  readonly #keywords: readonly string[];
  readonly #index: KeywordIndex;
  readonly #mayUseKernel: boolean;
  #kernel: Kernel | undefined;

  /** @param keywords lower-case ASCII, three characters or more */
  constructor(keywords: readonly string[], options: PrefilterOptions = {}) {
    this.#mayUseKernel = options.kernel !== false;
    this.#keywords = keywords;
    this.#index = options.index ?? indexKeywords(keywords);
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
    if (this.#mayUseKernel) this.#kernel ??= Kernel.load(this.#index.table);
    return this.#kernel;
  }

  /** What the kernel does, in JavaScript. */
  #findByTwin(bytes: Uint8Array, from: number, to: number, onHit: OnHit): void {
    const { table } = this.#index;
    let window = windowOf(bytes, from) << 8;
    for (let at = from; at < to; at += 1) {
      window = (window >>> 8) | ((bytes[at + 3]! | FOLD_BIT) << 24);
      if (hasBit(table, slotOf(window)) && hasBit(table, secondSlotOf(window))) this.#report(bytes, at, onHit);
    }
  }

  #report(bytes: Uint8Array, at: number, onHit: OnHit): void {
    const { entries: index } = this.#index;
    const window = windowOf(bytes, at);
    const count = entryCount(index);
    for (let entry = firstEntry(index, window); entry < count && windowAt(index, entry) === window; entry += 1) {
      const keyword = keywordAt(index, entry);
      const start = at - distanceAt(index, entry);
      if (isAt(bytes, start, this.#keywords[keyword]!)) onHit(keyword, start);
    }
  }
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

function isAt(bytes: Uint8Array, start: number, keyword: string): boolean {
  if (start < 0 || start + keyword.length > bytes.length) return false;
  for (let at = 0; at < keyword.length; at += 1) {
    const byte = bytes[start + at]!;
    const folded = byte >= 0x41 && byte <= 0x5a ? byte | FOLD_BIT : byte;
    if (folded !== keyword.charCodeAt(at)) return false;
  }
  return true;
}
