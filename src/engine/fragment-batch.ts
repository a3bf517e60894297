// Fragments on their way to another thread, where they are scanned. What a thread is given is copied property by property,
// so many small fragments travel as one block of bytes, one of numbers and a list of names.
import type { Fragment, Lineage } from '../core/fragment.js';
import { innermostPath } from './scanner.js';

export interface FragmentBatch {
  /** Of all fragments, one behind the other. */
  readonly bytes: ArrayBuffer;
  readonly numbers: Float64Array<ArrayBuffer>;
  /** Of each fragment the name that says what it is. */
  readonly paths: readonly (string | undefined)[];
}

const IS_CUT_BEFORE = 1;
const IS_CUT_AFTER = 2;
const HAS_LINEAGE = 4;
const HAS_BASE = 8;
const HAS_COPIES = 16;

/** Gathers fragments, whose bytes it copies. */
export class BatchBuilder {
  #bytes: Buffer;
  #length = 0;
  readonly #numbers: number[] = [];
  readonly #paths: (string | undefined)[] = [];

  /** @param block to be filled; a larger one takes its place where more comes */
  constructor(block: ArrayBuffer) {
    this.#bytes = Buffer.from(block);
  }

  get byteLength(): number {
    return this.#length;
  }

  get count(): number {
    return this.#paths.length;
  }

  add({ bytes, origin, startLine, startColumn, isCutBefore, isCutAfter, lineage }: Fragment): void {
    this.#reserve(bytes.length);
    bytes.copy(this.#bytes, this.#length);
    this.#length += bytes.length;
    this.#paths.push(innermostPath(origin));
    const flags = (isCutBefore === true ? IS_CUT_BEFORE : 0) | (isCutAfter === true ? IS_CUT_AFTER : 0);
    this.#numbers.push(bytes.length, startLine, startColumn, flags | flagsOf(lineage));
    if (lineage === undefined) return;
    const { self, depth, base, copies } = lineage;
    this.#numbers.push(self, depth);
    if (base !== undefined) this.#numbers.push(base);
    if (copies === undefined) return;
    this.#numbers.push(copies.length);
    for (const number of copies) this.#numbers.push(number);
  }

  /** All of it; nothing can be added any more. */
  build(): FragmentBatch {
    return {
      bytes: this.#bytes.buffer as ArrayBuffer,
      numbers: Float64Array.from(this.#numbers),
      paths: this.#paths,
    };
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.from(new ArrayBuffer(Math.max(needed, this.#bytes.length * 2)));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

function flagsOf(lineage: Lineage | undefined): number {
  if (lineage === undefined) return 0;
  return HAS_LINEAGE | (lineage.base === undefined ? 0 : HAS_BASE) | (lineage.copies === undefined ? 0 : HAS_COPIES);
}

/** The fragments as they were put in, but for what only their sender needs: their origin is no more than a name. */
export function* fragmentsIn({ bytes, numbers, paths }: FragmentBatch): Generator<Fragment> {
  let at = 0;
  let offset = 0;
  const next = (): number => numbers[at++]!;
  for (const path of paths) {
    const length = next();
    const [startLine, startColumn, flags] = [next(), next(), next()];
    const lineage = (flags & HAS_LINEAGE) === 0 ? undefined : readLineage(flags, next);
    yield {
      bytes: Buffer.from(bytes, offset, length),
      origin: { source: 'file', ...(path === undefined ? {} : { path }) },
      startLine,
      startColumn,
      encodings: [],
      isCutBefore: (flags & IS_CUT_BEFORE) !== 0,
      isCutAfter: (flags & IS_CUT_AFTER) !== 0,
      ...(lineage === undefined ? {} : { lineage }),
    };
    offset += length;
  }
}

function readLineage(flags: number, next: () => number): Lineage {
  const [self, depth] = [next(), next()];
  const base = (flags & HAS_BASE) === 0 ? {} : { base: next() };
  if ((flags & HAS_COPIES) === 0) return { self, depth, ...base };
  const copies = Array.from({ length: next() }, next);
  return { self, depth, ...base, copies };
}
