/** Bits that a symbol of LZMA may take from the input, at most, in whole bytes. */
export const MAX_SYMBOL_BYTES = 24;

const TOP_BITS = 24;
const HALF = 1 << 10;

/**
 * The arithmetic decoder under LZMA: gives bits that are more or less likely, and learns with each how likely. It reads zeros
 * beyond its input; whoever feeds it looks at `left`.
 */
export class RangeDecoder {
  readonly #chances: Uint16Array;
  #input: Buffer = Buffer.alloc(0);
  #at = 0;
  #range = 0;
  #code = 0;

  /** @param size how many chances there are; each begins as even */
  constructor(size: number) {
    this.#chances = new Uint16Array(size);
    this.forget();
  }

  /** All that was learned. */
  forget(): void {
    this.#chances.fill(HALF);
  }

  /** Begins anew with these bytes, of which it reads five. Gives whether they may be those of a start. */
  start(bytes: Buffer): boolean {
    this.#input = bytes;
    this.#at = 0;
    const isRight = this.#next() === 0;
    this.#range = -1;
    this.#code = 0;
    for (let count = 0; count < 4; count += 1) this.#code = (this.#code << 8) | this.#next();
    return isRight;
  }

  /** Input behind what is left of that before. */
  feed(bytes: Buffer): void {
    this.#input = this.left === 0 ? bytes : Buffer.concat([this.#input.subarray(this.#at), bytes]);
    this.#at = 0;
  }

  /** Bytes of the input that were not read yet. */
  get left(): number {
    return Math.max(0, this.#input.length - this.#at);
  }

  /** Whether more was read than there is. The last symbols need no input of their own. */
  get isBeyond(): boolean {
    return this.#at > this.#input.length;
  }

  bit(chance: number): number {
    if (this.#range >>> TOP_BITS === 0) this.#shift();
    const known = this.#chances[chance]!;
    const bound = Math.imul(this.#range >>> 11, known);
    if (this.#code >>> 0 < bound >>> 0) {
      this.#range = bound;
      this.#chances[chance] = known + ((2 * HALF - known) >>> 5);
      return 0;
    }
    this.#range = (this.#range - bound) | 0;
    this.#code = (this.#code - bound) | 0;
    this.#chances[chance] = known - (known >>> 5);
    return 1;
  }

  /** A number of so many bits, the highest first; each has a chance for every way to it. */
  tree(chances: number, bits: number): number {
    let node = 1;
    for (let count = 0; count < bits; count += 1) node = (node << 1) | this.bit(chances + node);
    return node - (1 << bits);
  }

  /** As `tree`, the lowest bit first. */
  reverseTree(chances: number, bits: number): number {
    let [node, value] = [1, 0];
    for (let count = 0; count < bits; count += 1) {
      const bit = this.bit(chances + node);
      node = (node << 1) | bit;
      value |= bit << count;
    }
    return value;
  }

  /** A number of bits that are all as likely as not. */
  even(bits: number): number {
    let value = 0;
    for (let count = 0; count < bits; count += 1) {
      if (this.#range >>> TOP_BITS === 0) this.#shift();
      this.#range >>>= 1;
      const isOne = this.#code >>> 0 >= this.#range >>> 0;
      if (isOne) this.#code = (this.#code - this.#range) | 0;
      value = (value << 1) | (isOne ? 1 : 0);
    }
    return value;
  }

  #shift(): void {
    this.#range <<= 8;
    this.#code = (this.#code << 8) | this.#next();
  }

  #next(): number {
    const byte = this.#input[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }
}
