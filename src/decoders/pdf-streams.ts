import { constants, inflateSync } from 'node:zlib';
import { damaged } from './container.js';
import { earlyChange, unlzw } from './pdf-lzw.js';

/** A stream larger than this when inflated is not looked through for text; it is still scanned as it is. */
export const MAX_TEXT_BYTES = 4 * 2 ** 20;

const STREAM = 'stream';
const END = 'endstream';
const MAX_DICTIONARY_BYTES = 1 << 14;
const MAX_STREAMS = 100_000;
const IMAGES = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF']);

export interface PdfStream {
  /** Number of the object; 0 where it is not said. */
  readonly object: number;
  /** What stands between the object's number and its bytes. */
  readonly dictionary: string;
  readonly bytes: Buffer;
  /** Names of filters in the order in which they are undone. */
  readonly filters: readonly string[];
}

/** Every stream of a file, wherever it stands and whether or not an index names it. Linear in the bytes. */
export function* pdfStreams(file: Buffer): Generator<PdfStream> {
  let searched = 0;
  let count = 0;
  for (let at = file.indexOf(STREAM); at >= 0;) {
    const start = startOf(file, at + STREAM.length);
    if (start === undefined || file.toString('latin1', at - 3, at) === 'end') {
      at = file.indexOf(STREAM, at + STREAM.length);
      continue;
    }
    if ((count += 1) > MAX_STREAMS) throw damaged(`pdf: more than ${String(MAX_STREAMS)} streams`);
    const end = file.indexOf(END, start);
    // Only what follows the stream before can be this one's dictionary.
    const { object, dictionary } = headOf(file.toString('latin1', Math.max(searched, at - MAX_DICTIONARY_BYTES), at));
    yield {
      object,
      dictionary,
      bytes: file.subarray(start, end < 0 ? file.length : end),
      filters: filtersOf(dictionary),
    };
    if (end < 0) return;
    searched = end;
    at = file.indexOf(STREAM, end + END.length);
  }
}

/** Whether it is a picture: nothing in it is text. */
export function isImage(stream: PdfStream): boolean {
  return stream.filters.some((filter) => IMAGES.has(filter)) || /\/Subtype\s*\/Image\b/.test(stream.dictionary);
}

/** The keyword is followed by a line's end, or it is a word like others. */
function startOf(file: Buffer, at: number): number | undefined {
  if (file[at] === 0x0a) return at + 1;
  if (file[at] === 0x0d) return file[at + 1] === 0x0a ? at + 2 : at + 1;
  return undefined;
}

function headOf(before: string): { object: number; dictionary: string } {
  const keyword = before.lastIndexOf(' obj');
  if (keyword < 0) return { object: 0, dictionary: before.slice(before.lastIndexOf('<<')) };
  const number = /(\d{1,10})\s+\d{1,5}$/.exec(before.slice(Math.max(0, keyword - 24), keyword));
  return { object: Number(number?.[1] ?? 0), dictionary: before.slice(keyword + 4) };
}

function filtersOf(dictionary: string): readonly string[] {
  const found = /\/Filter\s*(?:\[([^\]]{0,200})\]|\/(\w{1,40}))/.exec(dictionary);
  if (found === null) return [];
  return (found[2] ?? found[1] ?? '').split(/[\s/]+/).filter((name) => name !== '');
}

/** A stream's content if it is not too large and all of its filters are known; as much of it as is whole. */
export function decodeStream({ bytes, filters, dictionary }: PdfStream): Buffer | undefined {
  let decoded = bytes.length > MAX_TEXT_BYTES ? undefined : bytes;
  for (const filter of filters) decoded = decoded === undefined ? undefined : undo(filter, decoded, dictionary);
  return decoded;
}

function undo(filter: string, bytes: Buffer, dictionary: string): Buffer | undefined {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return inflate(bytes);
    case 'LZWDecode':
    case 'LZW':
      return firstBytes(unlzw(bytes, earlyChange(dictionary)));
    case 'RunLengthDecode':
    case 'RL':
      return firstBytes(runs(bytes));
    case 'ASCIIHexDecode':
    case 'AHx':
      return undoHex(bytes);
    case 'ASCII85Decode':
    case 'A85':
      return undoBase85(bytes);
    default:
      return undefined;
  }
}

/** No more than is looked through for text. */
function firstBytes(pieces: Iterable<Buffer>): Buffer | undefined {
  const parts: Buffer[] = [];
  let length = 0;
  for (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (length > MAX_TEXT_BYTES) return undefined;
  }
  return Buffer.concat(parts);
}

/** Whether bytes are what the filter says, as far as their start tells: what is encrypted is not. */
export function isDeflated(bytes: Buffer): boolean {
  return inflate(bytes.subarray(0, 1024)) !== undefined;
}

function inflate(bytes: Buffer): Buffer | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_TEXT_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

/** In pieces: a byte says how many follow as they are, or how often the next one is meant; 128 is the end. */
export function* runs(bytes: Buffer): Generator<Buffer> {
  let parts: Buffer[] = [];
  for (let at = 0; at < bytes.length && bytes[at] !== 128;) {
    const length = bytes[at]!;
    if (length < 128) parts.push(bytes.subarray(at + 1, at + length + 2));
    else if (at + 1 < bytes.length) parts.push(Buffer.alloc(257 - length, bytes[at + 1]));
    at += length < 128 ? length + 2 : 2;
    if (parts.length < 512) continue;
    yield Buffer.concat(parts);
    parts = [];
  }
  yield Buffer.concat(parts);
}

export function undoHex(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0x3e);
  const digits = bytes.toString('latin1', 0, end < 0 ? bytes.length : end).replaceAll(/[^0-9a-f]/gi, '');
  return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex');
}

/** Five characters for four bytes; `z` for four zeros; fewer at the end. What is no digit is passed over. */
export function undoBase85(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length * 4 + 4);
  let length = 0;
  let [value, digits] = [0, 0];
  const flush = (count: number): void => {
    for (let i = 0; i < count; i += 1) out[length + i] = Math.floor(value / 256 ** (3 - i)) & 0xff;
    length += count;
    [value, digits] = [0, 0];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && digits === 0) flush(4);
    else if (byte >= 0x21 && byte <= 0x75) [value, digits] = [value * 85 + byte - 0x21, digits + 1];
    if (digits === 5) flush(4);
  }
  const left = digits;
  for (; digits > 0 && digits < 5; digits += 1) value = value * 85 + 84;
  if (left > 1) flush(left - 1);
  return out.subarray(0, length);
}
