import { createHash, type Hash } from 'node:crypto';
import type { ByteReader } from './byte-reader.js';
import { damaged } from './container.js';
import { Lzma, propertiesOf } from './lzma.js';
import { decoded } from './lzma-stream.js';

const STREAM_HEADER_BYTES = 12;
/** The first bytes of every xz file. */
export const XZ_MAGIC = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const SHA256 = 10;
const LZMA2 = 0x21;

/** By the number of a check, how many bytes it has. */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64] as const;

/** What an xz file says whose check the package does not know: SHA-256 is compared, any other one passed over. */
export async function* unxzAnyCheck(reader: ByteReader): AsyncGenerator<Buffer> {
  for (let isFirst = true; ; isFirst = false) {
    const header = await headerOfStream(reader);
    if (header === undefined && !isFirst) return;
    if (header === undefined || !header.subarray(0, 6).equals(XZ_MAGIC))
      throw damaged('xz: it does not begin as it should');
    const check = header[7]! & 0x0f;
    const source = new Counted(reader);
    for (let size = await source.byte(); size !== 0; size = await source.byte()) {
      yield* block(source, size, check);
    }
    await passIndex(source);
  }
}

/** Between two streams there may be zeros, in fours. */
async function headerOfStream(reader: ByteReader): Promise<Buffer | undefined> {
  for (;;) {
    const start = await reader.upTo(4);
    if (start.length === 0) return undefined;
    if (start.some((byte) => byte !== 0)) return Buffer.concat([start, await reader.exactly(STREAM_HEADER_BYTES - 4)]);
  }
}

/** Knows how many bytes were read: parts of a stream are filled up to fours. */
class Counted {
  readonly #reader: ByteReader;
  #count = 0;

  constructor(reader: ByteReader) {
    this.#reader = reader;
  }

  async exactly(length: number): Promise<Buffer> {
    this.#count += length;
    return this.#reader.exactly(length);
  }

  /** Fewer only at the end. */
  async upTo(length: number): Promise<Buffer> {
    this.#count += length;
    return this.#reader.upTo(length);
  }

  async byte(): Promise<number> {
    return (await this.exactly(1))[0]!;
  }

  /** Seven bits a byte, the lowest first. */
  async number(): Promise<number> {
    let value = 0;
    for (let place = 0; place < 63; place += 7) {
      const byte = await this.byte();
      value += (byte & 0x7f) * 2 ** place;
      if (byte < 0x80) return value;
    }
    throw damaged('xz: a number is too long');
  }

  async align(): Promise<void> {
    await this.exactly((4 - (this.#count % 4)) % 4);
  }
}

async function* block(source: Counted, size: number, check: number): AsyncGenerator<Buffer> {
  const dictionary = dictionaryOf(await source.exactly(size * 4 + 3));
  const hash = check === SHA256 ? createHash('sha256') : undefined;
  yield* hashed(chunksOf(source, new Lzma(dictionary)), hash);
  await source.align();
  const sum = await source.exactly(CHECK_BYTES[check]!);
  if (hash !== undefined && !hash.digest().equals(sum)) throw damaged('xz: the checksum does not hold');
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: Hash | undefined): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash?.update(chunk);
    yield chunk;
  }
}

/** The header of a block, behind its first byte: one filter, which is the compression; others only rearrange programs. */
function dictionaryOf(header: Buffer): number {
  const flags = header[0]!;
  let at = 1;
  for (const isThere of [flags & 0x40, flags & 0x80]) {
    if (isThere === 0) continue;
    while ((header[at] ?? 0) >= 0x80) at += 1;
    at += 1;
  }
  if ((flags & 0x03) !== 0 || header[at] !== LZMA2 || header[at + 1] !== 1) {
    throw damaged('xz: a filter beside the compression is not known');
  }
  const bits = header[at + 2]! & 0x3f;
  return bits >= 40 ? 2 ** 32 - 1 : (2 | (bits & 1)) * 2 ** ((bits >> 1) + 11);
}

/** The text of a block: it comes in chunks of two megabytes at most, compressed or not, each of which says its sizes. */
async function* chunksOf(source: Counted, lzma: Lzma): AsyncGenerator<Buffer> {
  for (let control = await source.byte(); control !== 0; control = await source.byte()) {
    if (control === 1 || control >= 0xe0) lzma.emptyWindow();
    if (control < 0x80) {
      if (control > 2) throw damaged('xz: a part of unknown kind');
      lzma.copy(await source.exactly((await source.exactly(2)).readUInt16BE(0) + 1));
      yield lzma.takeOutput();
    } else yield* compressed(source, lzma, control);
  }
}

async function* compressed(source: Counted, lzma: Lzma, control: number): AsyncGenerator<Buffer> {
  const sizes = await source.exactly(4);
  if (control >= 0xc0) {
    const properties = propertiesOf(await source.byte());
    if (properties === undefined) throw damaged('xz: it is made in an unknown way');
    lzma.setProperties(properties);
  } else if (control >= 0xa0) lzma.forget();
  const length = sizes.readUInt16BE(2) + 1;
  const input = await source.upTo(length);
  if (input.length < 5) throw damaged('xz: it ends too early');
  lzma.start(input);
  for (let left = ((control & 0x1f) << 16) + sizes.readUInt16BE(0) + 1; left > 0;) {
    const { bytes, isEnd, failure } = decoded(lzma, left, input.length === length);
    left -= bytes;
    const output = lzma.takeOutput();
    if (output.length > 0) yield output;
    if (failure !== undefined) throw failure;
    if (isEnd || bytes === 0) throw damaged('xz: a part ends too early');
  }
}

/** The list of blocks at the end of a stream, and what closes it. */
async function passIndex(source: Counted): Promise<void> {
  for (let left = 2 * (await source.number()); left > 0; left -= 1) await source.number();
  await source.align();
  await source.exactly(4 + STREAM_HEADER_BYTES);
}
