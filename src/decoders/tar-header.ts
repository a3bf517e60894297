import { damaged } from './container.js';

export const BLOCK_BYTES = 512;

export interface TarHeader {
  readonly name: Buffer;
  readonly size: number;
  /** The letter in the header: `0` file, `1` hard link, `5` folder, `L` a long name follows, ... */
  readonly type: string;
  /** Whether blocks that tell of holes stand between the header and the content. */
  readonly hasSparseMap: boolean;
}

/** Whether these bytes are the header of an entry: the sum of its bytes stands in it. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < BLOCK_BYTES) return false;
  const sum = readOctal(block.subarray(148, 156));
  if (sum === undefined || sum === 0) return false;
  const [unsigned, signed] = sumsOf(block);
  return sum === unsigned || sum === signed;
}

/** Undefined for the empty block that ends an archive. Fails for anything else that is no header. */
export function parseTarHeader(block: Buffer): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (!isTarHeader(block)) throw damaged('tar: no header where one should be');
  const size = readSize(block.subarray(124, 136));
  const prefix = block.toString('latin1', 257, 262) === 'ustar' ? untilZero(block.subarray(345, 500)) : Buffer.alloc(0);
  const name = untilZero(block.subarray(0, 100));
  // GNU's older format has other fields in the place of the prefix.
  const hasPrefix = prefix.length > 0 && block[263] === 0x30;
  return {
    name: hasPrefix ? Buffer.concat([prefix, Buffer.from('/'), name]) : name,
    size,
    type: String.fromCharCode(block[156] ?? 0),
    hasSparseMap: block[156] === 0x53 && block[482] === 1,
  };
}

/** The records `length key=value` of an extended header; what is malformed ends it. */
export function parsePax(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const length = blank < 0 || blank - at > 8 ? Number.NaN : Number(bytes.toString('latin1', at, blank));
    const equals = bytes.indexOf(0x3d, blank);
    if (!Number.isInteger(length) || length <= 0 || at + length > bytes.length || equals < 0 || equals >= at + length)
      break;
    records.set(bytes.toString('latin1', blank + 1, equals), bytes.subarray(equals + 1, at + length - 1));
    at += length;
  }
  return records;
}

/** Sums have been made of signed bytes too. The field of the sum itself counts as blanks. */
function sumsOf(block: Buffer): readonly [number, number] {
  let unsigned = 8 * 0x20;
  let signed = 8 * 0x20;
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    if (at >= 148 && at < 156) continue;
    const byte = block[at] ?? 0;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return [unsigned, signed];
}

/** Octal digits, or since 8 GiB were not enough, a number in base 256. */
function readSize(field: Buffer): number {
  if ((field[0] ?? 0) === 0x80) {
    const size = Number(BigInt(`0x${field.subarray(1).toString('hex')}`));
    if (Number.isSafeInteger(size)) return size;
  }
  const size = readOctal(field);
  if (size === undefined) throw damaged('tar: an entry without a size');
  return size;
}

function readOctal(field: Buffer): number | undefined {
  const digits = untilZero(field).toString('latin1').trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

export function untilZero(field: Buffer): Buffer {
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}
