/**
 * One block of bzip2. Ours, because the decoders for Node loop for ever on a run length that overflows and put a whole
 * block, which may be 45 MB long, into one array of numbers.
 */
import { damaged } from './container.js';

const MAX_CODE_BITS = 20;
const GROUP_SYMBOLS = 50;
const MAX_SELECTORS = 18_002;

/** Reads bits from bytes, most significant first. Fails at the end. */
export class BitReader {
  readonly #bytes: Buffer;
  #bit = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get bitsRead(): number {
    return this.#bit;
  }

  /** At most 24 bits. */
  bits(count: number): number {
    if (count === 0) return 0;
    const byte = this.#bit >>> 3;
    const bytes = this.#bytes;
    if (this.#bit + count > bytes.length * 8) throw damaged('bzip2: it ends too early');
    const window =
      ((bytes[byte] ?? 0) << 24) |
      ((bytes[byte + 1] ?? 0) << 16) |
      ((bytes[byte + 2] ?? 0) << 8) |
      (bytes[byte + 3] ?? 0);
    const value = (window << (this.#bit & 7)) >>> (32 - count);
    this.#bit += count;
    return value;
  }

  bit(): number {
    const byte = this.#bytes[this.#bit >>> 3];
    if (byte === undefined) throw damaged('bzip2: it ends too early');
    const value = (byte >>> (7 - (this.#bit & 7))) & 1;
    this.#bit += 1;
    return value;
  }

  word(): number {
    return ((this.bits(16) << 16) | this.bits(16)) >>> 0;
  }
}

/** A decoding table: codes in order of length. */
interface Code {
  readonly limit: Int32Array;
  readonly base: Int32Array;
  readonly symbols: Uint16Array;
  readonly minBits: number;
  readonly maxBits: number;
}

/** The block sorted as it was written: `links[i]` is a byte and, above it, where the next one stands. */
export interface Block {
  readonly links: Uint32Array;
  readonly length: number;
  readonly origin: number;
}

/** Reads a block after its magic number and checksum, into `links`, whose length is the largest block allowed. */
export function readBlock(reader: BitReader, links: Uint32Array): Block {
  if (reader.bit() === 1) throw damaged('bzip2: an obsolete kind of block');
  const origin = reader.bits(24);
  const bytes = readBytesInUse(reader);
  const groups = reader.bits(3);
  if (groups < 2 || groups > 6) throw damaged('bzip2: a wrong number of code tables');
  const selectors = readSelectors(reader, groups);
  const codes = Array.from({ length: groups }, () => readCode(reader, bytes.length + 2));
  const length = readSymbols(reader, bytes, selectors, codes, links);
  if (origin >= length) throw damaged('bzip2: a block begins beyond its end');
  link(links, length);
  return { links, length, origin };
}

function readBytesInUse(reader: BitReader): Uint8Array {
  const used: number[] = [];
  const rows = reader.bits(16);
  for (let row = 0; row < 16; row += 1) {
    if ((rows & (0x8000 >>> row)) === 0) continue;
    const columns = reader.bits(16);
    for (let column = 0; column < 16; column += 1)
      if ((columns & (0x8000 >>> column)) !== 0) used.push(row * 16 + column);
  }
  if (used.length === 0) throw damaged('bzip2: a block without bytes');
  return Uint8Array.from(used);
}

function readSelectors(reader: BitReader, groups: number): Uint8Array {
  const count = reader.bits(15);
  if (count === 0 || count > MAX_SELECTORS + 7) throw damaged('bzip2: a wrong number of selectors');
  const order = Uint8Array.from({ length: groups }, (_, index) => index);
  const selectors = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    let position = 0;
    while (reader.bit() === 1) if ((position += 1) >= groups) throw damaged('bzip2: a selector of no table');
    selectors[i] = toFront(order, position);
  }
  return selectors;
}

/** Moves an item to the front and gives it. */
function toFront(order: Uint8Array, position: number): number {
  const item = order[position] ?? 0;
  order.copyWithin(1, 0, position);
  order[0] = item;
  return item;
}

function readCode(reader: BitReader, symbols: number): Code {
  const lengths = new Uint8Array(symbols);
  let length = reader.bits(5);
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    for (;;) {
      if (length < 1 || length > MAX_CODE_BITS) throw damaged('bzip2: a code of a wrong length');
      if (reader.bit() === 0) break;
      length += reader.bit() === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  return codeOf(lengths);
}

function codeOf(lengths: Uint8Array): Code {
  const counts = new Int32Array(MAX_CODE_BITS + 2);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const limit = new Int32Array(MAX_CODE_BITS + 2).fill(-1);
  const base = new Int32Array(MAX_CODE_BITS + 2);
  const symbols = Uint16Array.from(lengths.keys()).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  let code = 0;
  let index = 0;
  for (let bits = 1; bits <= MAX_CODE_BITS; bits += 1) {
    const count = counts[bits] ?? 0;
    base[bits] = index - code;
    code += count;
    index += count;
    limit[bits] = code - 1;
    code <<= 1;
  }
  return { limit, base, symbols, minBits: Math.min(...lengths), maxBits: Math.max(...lengths) };
}

/** Undoes the codes, the runs and the moving to front; gives how many bytes there are. */
function readSymbols(
  reader: BitReader,
  bytes: Uint8Array,
  selectors: Uint8Array,
  codes: readonly Code[],
  links: Uint32Array,
): number {
  const order = Uint8Array.from(bytes);
  const end = bytes.length + 1;
  let length = 0;
  let run = 0;
  let weight = 1;
  for (const selector of selectors) {
    const code = codes[selector] as Code;
    for (let i = 0; i < GROUP_SYMBOLS; i += 1) {
      const symbol = readSymbol(reader, code);
      if (symbol < 2) {
        run += weight << symbol;
        weight <<= 1;
        // Checked at once: a longer run would overflow.
        if (length + run > links.length) throw damaged('bzip2: a block longer than allowed');
        continue;
      }
      if (run > 0) {
        links.fill(order[0] ?? 0, length, length + run);
        length += run;
        run = 0;
        weight = 1;
      }
      if (symbol === end) return length;
      if (length >= links.length) throw damaged('bzip2: a block longer than allowed');
      links[length] = toFront(order, symbol - 1);
      length += 1;
    }
  }
  throw damaged('bzip2: a block without an end');
}

function readSymbol(reader: BitReader, { limit, base, symbols, minBits, maxBits }: Code): number {
  let code = reader.bits(minBits);
  for (let bits = minBits; ; bits += 1) {
    if (code <= (limit[bits] ?? -1)) {
      const symbol = symbols[code + (base[bits] ?? 0)];
      if (symbol === undefined) break;
      return symbol;
    }
    if (bits === maxBits) break;
    code = (code << 1) | reader.bit();
  }
  throw damaged('bzip2: a code that no symbol has');
}

/** Puts above each byte where the next one stands: the inverse of the sorting. */
function link(links: Uint32Array, length: number): void {
  const starts = new Uint32Array(256);
  for (let i = 0; i < length; i += 1) starts[links[i] ?? 0] = (starts[links[i] ?? 0] ?? 0) + 1;
  let sum = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = starts[byte] ?? 0;
    starts[byte] = sum;
    sum += count;
  }
  for (let i = 0; i < length; i += 1) {
    const byte = (links[i] ?? 0) & 0xff;
    const at = starts[byte] ?? 0;
    starts[byte] = at + 1;
    links[at] = ((links[at] ?? 0) | (i << 8)) >>> 0;
  }
}
