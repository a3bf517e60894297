import { damaged } from './container.js';
import { MAX_SYMBOL_BYTES, RangeDecoder } from './lzma-range.js';

/** Dictionaries that somebody's computer could not hold are not taken; what `xz -9e` makes is. */
const MAX_DICTIONARY = 64 * 2 ** 20;
/** Of what was decoded so much is held back until it is taken. */
const OUTPUT_BYTES = 1 << 16;
const LONGEST_MATCH = 273;
const FIRST_WINDOW = 1 << 18;

const STATES = 12;
/** Where in the list of chances those of each decision begin. */
const IS_MATCH = 0;
const IS_REPEAT = IS_MATCH + STATES * 16;
const IS_FIRST = IS_REPEAT + STATES;
const IS_SECOND = IS_FIRST + STATES;
const IS_THIRD = IS_SECOND + STATES;
const IS_LONG = IS_THIRD + STATES;
const DISTANCE_SLOT = IS_LONG + STATES * 16;
const DISTANCE = DISTANCE_SLOT + 4 * 64;
const ALIGN = DISTANCE + 115;
const LENGTH = ALIGN + 16;
const LENGTH_CHANCES = 2 + 16 * 8 + 16 * 8 + 256;
const REPEAT_LENGTH = LENGTH + LENGTH_CHANCES;
const LITERAL = REPEAT_LENGTH + LENGTH_CHANCES;
const LITERAL_CHANCES = 0x300;

/** The three numbers that a stream is made with; undefined for a byte that does not say them. */
export function propertiesOf(byte: number): Properties | undefined {
  if (byte >= 9 * 5 * 5) return undefined;
  return { literalContext: byte % 9, literalPosition: Math.floor(byte / 9) % 5, position: Math.floor(byte / 45) };
}

export interface Properties {
  readonly literalContext: number;
  readonly literalPosition: number;
  readonly position: number;
}

/** What the last symbols said, as text of LZMA is read: its window, and the decisions that depend on what came before. */
export class Lzma {
  readonly #dictionary: number;
  readonly #capacity: number;
  #window: Buffer;
  /** Where the next byte goes, and where what was not taken yet begins. */
  #end = 0;
  #taken = 0;
  /** Bytes since the window was empty. */
  #total = 0;
  #range = new RangeDecoder(LITERAL);
  #properties: Properties = { literalContext: 0, literalPosition: 0, position: 0 };
  #state = 0;
  /** The last four distances, the latest first. */
  #first = 0;
  #second = 0;
  #third = 0;
  #fourth = 0;

  /** Fails where the dictionary is larger than allowed. */
  constructor(dictionaryBytes: number) {
    if (dictionaryBytes > MAX_DICTIONARY) throw damaged('lzma: its dictionary is larger than allowed');
    this.#dictionary = Math.max(4096, dictionaryBytes);
    this.#capacity = this.#dictionary + OUTPUT_BYTES + LONGEST_MATCH;
    this.#window = Buffer.allocUnsafe(Math.min(this.#capacity, FIRST_WINDOW));
  }

  /** Nothing before may be referred to any more. */
  emptyWindow(): void {
    this.#total = 0;
  }

  setProperties(properties: Properties): void {
    this.#properties = properties;
    const { literalContext, literalPosition } = properties;
    this.#range = new RangeDecoder(LITERAL + (LITERAL_CHANCES << (literalContext + literalPosition)));
    this.forget();
  }

  /** All that was learned from what came before. */
  forget(): void {
    this.#range.forget();
    this.#state = 0;
    this.#remember(0, 0, 0, 0);
  }

  /** Begins a stream with its first bytes; at least five. */
  start(bytes: Buffer): void {
    if (!this.#range.start(bytes)) throw damaged('lzma: it does not begin as it should');
  }

  feed(bytes: Buffer): void {
    this.#range.feed(bytes);
  }

  /** Whether so much input is left that `decode` can go on. */
  get hasInput(): boolean {
    return this.#range.left >= MAX_SYMBOL_BYTES;
  }

  /**
   * Decodes up to so many bytes, as long as there is room and input; with `isLast`, all of the input. Gives how many, and
   * whether the stream says that it ends there. Fails where it refers to what is not there or says more than it may.
   */
  decode(maxBytes: number, isLast: boolean): { readonly bytes: number; readonly isEnd: boolean } {
    const before = this.#total;
    while (this.#total - before < maxBytes && this.#held < OUTPUT_BYTES) {
      if (!this.hasInput && (!isLast || this.#range.isBeyond)) break;
      if (!this.#symbol()) return { bytes: this.#total - before, isEnd: true };
    }
    if (this.#total - before > maxBytes) throw damaged('lzma: it says more than it may');
    return { bytes: this.#total - before, isEnd: false };
  }

  /** Bytes that stand in the stream as they are; no more than fit. */
  copy(bytes: Buffer): void {
    for (const byte of bytes) this.#put(byte);
  }

  /** What was decoded since the last time, in a copy. */
  takeOutput(): Buffer {
    const { length } = this.#window;
    const parts =
      this.#end >= this.#taken
        ? [this.#window.subarray(this.#taken, this.#end)]
        : [this.#window.subarray(this.#taken, length), this.#window.subarray(0, this.#end)];
    this.#taken = this.#end;
    return Buffer.concat(parts);
  }

  get #held(): number {
    return this.#end >= this.#taken ? this.#end - this.#taken : this.#window.length - this.#taken + this.#end;
  }

  /** One literal or one match; false for the mark of the end. */
  #symbol(): boolean {
    const place = this.#total & ((1 << this.#properties.position) - 1);
    if (this.#range.bit(IS_MATCH + (this.#state << 4) + place) === 0) {
      this.#literal();
      return true;
    }
    if (this.#range.bit(IS_REPEAT + this.#state) === 0) {
      const length = this.#length(LENGTH, place);
      const distance = this.#distance(length);
      if (distance === 0xffff_ffff) return false;
      this.#remember(distance, this.#first, this.#second, this.#third);
      this.#state = this.#state < 7 ? 7 : 10;
      this.#repeat(length + 2);
      return true;
    }
    if (this.#chosenIsShort(place)) {
      this.#state = this.#state < 7 ? 9 : 11;
      this.#repeat(1);
      return true;
    }
    const length = this.#length(REPEAT_LENGTH, place);
    this.#state = this.#state < 7 ? 8 : 11;
    this.#repeat(length + 2);
    return true;
  }

  /** Brings one of the last four distances to the front; whether only one byte is meant. */
  #chosenIsShort(place: number): boolean {
    if (this.#range.bit(IS_FIRST + this.#state) === 0) {
      return this.#range.bit(IS_LONG + (this.#state << 4) + place) === 0;
    }
    if (this.#range.bit(IS_SECOND + this.#state) === 0) {
      this.#remember(this.#second, this.#first, this.#third, this.#fourth);
    } else if (this.#range.bit(IS_THIRD + this.#state) === 0) {
      this.#remember(this.#third, this.#first, this.#second, this.#fourth);
    } else this.#remember(this.#fourth, this.#first, this.#second, this.#third);
    return false;
  }

  #remember(first: number, second: number, third: number, fourth: number): void {
    this.#first = first;
    this.#second = second;
    this.#third = third;
    this.#fourth = fourth;
  }

  #literal(): void {
    const { literalContext, literalPosition } = this.#properties;
    const previous = this.#total === 0 ? 0 : this.#back(0);
    const context =
      ((this.#total & ((1 << literalPosition) - 1)) << literalContext) + (previous >> (8 - literalContext));
    const chances = LITERAL + LITERAL_CHANCES * context;
    let symbol = 1;
    if (this.#state >= 7) {
      // The byte that the last match would go on with: where it is wrong, only the first wrong bit is a surprise.
      let expected = this.#checked(this.#first);
      while (symbol < 0x100) {
        const bit = (expected >> 7) & 1;
        expected <<= 1;
        const read = this.#range.bit(chances + ((1 + bit) << 8) + symbol);
        symbol = (symbol << 1) | read;
        if (read !== bit) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#range.bit(chances + symbol);
    this.#put(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  #length(chances: number, place: number): number {
    if (this.#range.bit(chances) === 0) return this.#range.tree(chances + 2 + place * 8, 3);
    if (this.#range.bit(chances + 1) === 0) return 8 + this.#range.tree(chances + 130 + place * 8, 3);
    return 16 + this.#range.tree(chances + 258, 8);
  }

  #distance(length: number): number {
    const slot = this.#range.tree(DISTANCE_SLOT + Math.min(length, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + this.#range.reverseTree(DISTANCE + base - slot, bits);
    const middle = (this.#range.even(bits - 4) << 4) >>> 0;
    return base + middle + this.#range.reverseTree(ALIGN, 4);
  }

  #repeat(length: number): void {
    const distance = this.#first;
    this.#checked(distance);
    for (let count = 0; count < length; count += 1) this.#put(this.#back(distance));
  }

  /** The byte so far back, which has to be there. */
  #checked(distance: number): number {
    if (distance >= this.#total || distance >= this.#dictionary) throw damaged('lzma: it refers to what is not there');
    return this.#back(distance);
  }

  /** The byte so far back; 0 is the last one. */
  #back(distance: number): number {
    const at = this.#end - 1 - distance;
    return this.#window[at < 0 ? at + this.#window.length : at]!;
  }

  #put(byte: number): void {
    // Until the window has its full size, nothing in it has been written over.
    if (this.#end === this.#window.length) this.#turn();
    this.#window[this.#end] = byte;
    this.#end += 1;
    this.#total += 1;
  }

  #turn(): void {
    if (this.#window.length === this.#capacity) {
      this.#end = 0;
      return;
    }
    const larger = Buffer.allocUnsafe(Math.min(this.#capacity, this.#window.length * 2));
    this.#window.copy(larger);
    this.#window = larger;
  }
}
