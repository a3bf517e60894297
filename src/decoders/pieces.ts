import type { Span } from '../core/span.js';
import type { Decoded } from './decoder.js';

/** From so many bytes on a native copy is quicker than a loop. */
const NATIVE_COPY = 48;

/**
 * Decoded bytes as they are collected, with where each comes from. Neighbours that are encoded in the same width share
 * one entry, so that five megabytes of `%41` need one and not a million.
 */
export class Pieces {
  readonly #source: Buffer;
  #bytes: Buffer;
  #length = 0;
  /** By entry: its first offset here, where that comes from, and how many outer bytes each further byte takes. */
  readonly #offsets: number[] = [];
  readonly #origins: number[] = [];
  readonly #widths: number[] = [];

  /** @param capacity decoded bytes that are expected; there may be more */
  constructor(source: Buffer, capacity: number) {
    this.#source = source;
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Takes a stretch of the source as it is. */
  copy(start: number, end: number): void {
    if (end <= start) return;
    this.#reserve(end - start);
    this.#enter(start, 1);
    if (end - start >= NATIVE_COPY) {
      this.#source.copy(this.#bytes, this.#length, start, end);
      this.#length += end - start;
      return;
    }
    for (let at = start; at < end; at += 1) this.#bytes[this.#length++] = this.#source[at]!;
  }

  /** Takes one byte that the `width` outer bytes from `origin` on encode. */
  put(byte: number, origin: number, width: number): void {
    this.#reserve(1);
    this.#enter(origin, width);
    this.#bytes[this.#length++] = byte;
  }

  /** Takes a character, in UTF-8, that the `width` outer bytes from `origin` on encode. */
  putCodePoint(code: number, origin: number, width: number): void {
    if (code < 0x80) {
      this.put(code, origin, width);
      return;
    }
    const head = code < 0x800 ? 0xc0 : code < 0x10000 ? 0xe0 : 0xf0;
    const following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    this.put(head | (code >> (6 * following)), origin, 0);
    for (let rest = following - 1; rest >= 0; rest -= 1) this.put(0x80 | ((code >> (6 * rest)) & 0x3f), origin, 0);
  }

  finish(outer: Span): Decoded {
    const bytes = this.#bytes.subarray(0, this.#length);
    return { bytes, outer, toOuter: (offset) => this.#toOuter(offset, outer) };
  }

  #toOuter(offset: number, outer: Span): number {
    if (offset >= this.#length) return outer.end;
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#offsets[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#origins[low]! + (offset - this.#offsets[low]!) * this.#widths[low]!;
  }

  #enter(origin: number, width: number): void {
    const last = this.#offsets.length - 1;
    if (last >= 0 && this.#widths[last] === width) {
      if (this.#origins[last]! + (this.#length - this.#offsets[last]!) * width === origin) return;
    }
    this.#offsets.push(this.#length);
    this.#origins.push(origin);
    this.#widths.push(width);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
