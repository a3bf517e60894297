import { BitReader, type Block, readBlock } from './bzip2-block.js';
import { ByteReader } from './byte-reader.js';
import { damaged, type Member, type StreamContainer } from './container.js';

/** The longest that a block may be: 900,000 bytes, each with a code of at most 20 bits, and its tables. */
const MAX_BLOCK_BYTES = 2_400_000;
const PIECE_BYTES = 1 << 16;
const BLOCK_UNIT = 100_000;
const BLOCK_MAGIC = [0x314159, 0x265359] as const;
const END_MAGIC = [0x177245, 0x385090] as const;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc >>> 0;
});

export const bzip2: StreamContainer = {
  name: 'bzip2',
  access: 'stream',
  firstBytes: [0x42],
  matches: (head) => head.length >= 10 && head.subarray(0, 3).equals(Buffer.from('BZh')) && isBlockOrEnd(head),
  async *open(chunks): AsyncGenerator<Member> {
    yield { path: Buffer.alloc(0), chunks: bunzipChunks(chunks) };
  },
};

function isBlockOrEnd(head: Buffer): boolean {
  return [BLOCK_MAGIC, END_MAGIC].some(
    (magic) => head.readUIntBE(4, 3) === magic[0] && head.readUIntBE(7, 3) === magic[1],
  );
}

/** What bzip2 files say, one after the other; bytes after the last are left alone. Fails as `inflateChunks` does. */
export async function* bunzipChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(chunks);
  const memory = new Links();
  for (let isFirst = true; ; isFirst = false) {
    const header = await reader.upTo(4);
    const level = (header[3] ?? 0) - 0x30;
    if (header.length < 4 || header.toString('latin1', 0, 3) !== 'BZh' || level < 1 || level > 9) {
      if (isFirst) throw damaged('bzip2: it does not begin as it should');
      return;
    }
    yield* readFile(reader, () => memory.of(level * BLOCK_UNIT));
  }
}

/** Made when the first block is there: what only begins like one comes by the thousand. */
class Links {
  #all: Uint32Array | undefined;

  of(length: number): Uint32Array {
    this.#all ??= new Uint32Array(9 * BLOCK_UNIT);
    return this.#all.subarray(0, length);
  }
}

/** Blocks begin at any bit, so what is left of the last byte is carried from one to the next. */
async function* readFile(reader: ByteReader, linksOf: () => Uint32Array): AsyncGenerator<Buffer> {
  let held = await reader.upTo(MAX_BLOCK_BYTES);
  let skipBits = 0;
  for (;;) {
    const bits = new BitReader(held);
    bits.bits(skipBits);
    const magic = [bits.bits(24), bits.bits(24)];
    const crc = bits.word();
    if (magic[0] === END_MAGIC[0] && magic[1] === END_MAGIC[1]) {
      reader.unread(held.subarray(Math.ceil(bits.bitsRead / 8)));
      return;
    }
    if (magic[0] !== BLOCK_MAGIC[0] || magic[1] !== BLOCK_MAGIC[1])
      throw damaged('bzip2: no block where one should be');
    yield* blockPieces(readBlock(bits, linksOf()), crc);
    const whole = Math.floor(bits.bitsRead / 8);
    skipBits = bits.bitsRead % 8;
    const rest = held.subarray(whole);
    held = Buffer.concat([rest, await reader.upTo(MAX_BLOCK_BYTES - rest.length)]);
  }
}

/** The bytes of a block in order, with the runs that stand for four and more equal bytes. */
function* blockPieces({ links, length, origin }: Block, expectedCrc: number): Generator<Buffer> {
  let piece = Buffer.allocUnsafe(PIECE_BYTES);
  let used = 0;
  let crc = 0xffff_ffff;
  let at = (links[origin] ?? 0) >>> 8;
  let last = -1;
  let equal = 0;
  for (let i = 0; i < length; i += 1) {
    const entry = links[at] ?? 0;
    const byte = entry & 0xff;
    at = entry >>> 8;
    let copies = 1;
    let out = byte;
    if (equal === 4) {
      [copies, out, equal, last] = [byte, last, 0, -1];
    } else if (byte === last) equal += 1;
    else [equal, last] = [1, byte];
    for (; copies > 0; copies -= 1) {
      crc = ((crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ out] ?? 0)) >>> 0;
      piece[used++] = out;
      if (used < PIECE_BYTES) continue;
      yield piece;
      piece = Buffer.allocUnsafe(PIECE_BYTES);
      used = 0;
    }
  }
  if (used > 0) yield piece.subarray(0, used);
  if (~crc >>> 0 !== expectedCrc) throw damaged('bzip2: a block does not have its checksum');
}
