import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Span } from '../core/span.js';
import { HASH_MULTIPLIER } from './prefilter-layout.js';

const BITS = 22;
const FEWEST_BITS = 5;
/**
 * So few bits are kept for each window that stands there, and up to twice as many: about a third of all windows seem to stand
 * there then, which is enough to tell that a whole keyword does not, and too many to put a secret together from.
 */
const BITS_PER_WINDOW = 2;
const WINDOW = 4;
/** Every second window is marked, so what is shorter may stand where none of its windows was. */
const SHORTEST = WINDOW + 1;
const FOLD = 0x20;

/**
 * Which windows of four bytes stand in what was scanned, whatever their letter case and whatever it was encoded in: says later
 * of a keyword that it stands nowhere there. Threads may mark the same one.
 */
export class Grams {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Uint32Array;

  constructor(buffer = new SharedArrayBuffer(2 ** BITS / 8)) {
    this.buffer = buffer;
    this.#words = new Uint32Array(buffer);
  }

  /** Marks every second window of the span, those at even places. */
  mark(bytes: Uint8Array, { start, end }: Span): void {
    const words = this.#words;
    let at = start + (start & 1);
    let high = (bytes[at]! | FOLD | ((bytes[at + 1]! | FOLD) << 8)) << 16;
    for (; at + WINDOW <= end; at += 2) {
      high = (high >>> 16) | ((bytes[at + 2]! | FOLD) << 16) | ((bytes[at + 3]! | FOLD) << 24);
      const place = Math.imul(high, HASH_MULTIPLIER) >>> (32 - BITS);
      const bit = 1 << (place & 31);
      // Almost all are there already.
      if ((words[place >>> 5]! & bit) === 0) Atomics.or(words, place >>> 5, bit);
    }
  }

  clear(): void {
    this.#words.fill(0);
  }

  /** What is marked, as it can be kept. */
  kept(): KeptGrams {
    return KeptGrams.of(this.#words);
  }
}

/** What was marked. */
export class KeptGrams {
  readonly #bits: number;
  readonly #words: Uint32Array<ArrayBufferLike>;

  private constructor(bits: number, words: Uint32Array) {
    this.#bits = bits;
    this.#words = words;
  }

  /** Undefined for bytes that `bytes` did not give. */
  static from(bytes: Buffer): KeptGrams | undefined {
    const bits = bytes[0] ?? 0;
    if (bits < FEWEST_BITS || bits > BITS) return undefined;
    const size = 2 ** bits / 8;
    const raw = inflateRawSync(bytes.subarray(1), { maxOutputLength: size });
    if (raw.length !== size) return undefined;
    return new KeptGrams(bits, new Uint32Array(new Uint8Array(raw).buffer));
  }

  static of(words: Uint32Array): KeptGrams {
    let count = 0;
    for (const word of words) count += bitCount(word);
    let kept: Uint32Array = words.slice();
    let bits = BITS;
    for (; bits > FEWEST_BITS && 2 ** (bits - 1) >= count * BITS_PER_WINDOW; bits -= 1) kept = halved(kept);
    return new KeptGrams(bits, kept);
  }

  /** As it is written to a file. */
  bytes(): Buffer {
    const { buffer, byteOffset, byteLength } = this.#words;
    const raw = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
    return Buffer.concat([Buffer.from([this.#bits]), deflateRawSync(raw, { level: 1 })]);
  }

  /** What is marked in one of them or more. */
  static joined(all: readonly KeptGrams[]): KeptGrams {
    const words = new Uint32Array(2 ** BITS / 32);
    for (const one of all) one.#markIn(words);
    return KeptGrams.of(words);
  }

  /** False when it stands nowhere in what was scanned. */
  mayHold(keyword: string): boolean {
    if (keyword.length < SHORTEST) return true;
    return this.#hasFrom(keyword, 0) || this.#hasFrom(keyword, 1);
  }

  #hasFrom(keyword: string, first: number): boolean {
    for (let at = first; at + WINDOW <= keyword.length; at += 2) {
      let window = 0;
      for (let index = 0; index < WINDOW; index += 1) {
        window |= (keyword.charCodeAt(at + index) | FOLD) << (8 * index);
      }
      const place = Math.imul(window, HASH_MULTIPLIER) >>> (32 - this.#bits);
      if (((this.#words[place >>> 5]! >>> (place & 31)) & 1) === 0) return false;
    }
    return true;
  }

  #markIn(words: Uint32Array): void {
    const each = 2 ** (BITS - this.#bits);
    for (const [at, word] of this.#words.entries()) {
      for (let bit = 0; word !== 0 && bit < 32; bit += 1) {
        if (((word >>> bit) & 1) === 0) continue;
        const start = (at * 32 + bit) * each;
        for (let place = start; place < start + each; place += 1) words[place >>> 5]! |= 1 << (place & 31);
      }
    }
  }
}

/** Half as many bits, each for two that were neighbours: what one bit less of the hash says. */
function halved(words: Uint32Array): Uint32Array {
  const half = new Uint32Array(words.length / 2);
  for (let at = 0; at < words.length; at += 1) half[at >>> 1]! |= evens(words[at]!) << (16 * (at & 1));
  return half;
}

/** Each pair of bits as one, in the lower half. */
function evens(word: number): number {
  let bits = (word | (word >>> 1)) & 0x55555555;
  bits = (bits | (bits >>> 1)) & 0x33333333;
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f;
  bits = (bits | (bits >>> 4)) & 0x00ff00ff;
  return (bits | (bits >>> 8)) & 0x0000ffff;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
