import { ByteReader } from './byte-reader.js';
import { damaged, type Member, type StreamContainer } from './container.js';

/** As much as the `zstd` command allows without being asked: what a frame may want to look back at is held in memory. */
const MAX_WINDOW_BYTES = 128 * 2 ** 20;
const FRAME_MAGIC = 0xfd2f_b528;
const SKIPPABLE_MAGIC = 0x184d_2a50;
const RUN_BLOCK = 1;

export const zstd: StreamContainer = {
  name: 'zstd',
  access: 'stream',
  firstBytes: [0x28, ...Array.from({ length: 16 }, (_, low) => 0x50 | low)],
  matches: (head) => head.length >= 5 && (head.readUInt32LE(0) === FRAME_MAGIC || isSkippable(head.readUInt32LE(0))),
  async *open(chunks): AsyncGenerator<Member> {
    yield { path: Buffer.alloc(0), chunks: unzstdChunks(chunks) };
  },
};

function isSkippable(magic: number): boolean {
  return (magic & 0xffff_fff0) >>> 0 === SKIPPABLE_MAGIC;
}

/** What zstd frames say, one after the other. Fails as `inflateChunks` does. */
export async function* unzstdChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(chunks);
  for (let isFirst = true; ; isFirst = false) {
    const magic = await reader.upTo(4);
    if (magic.length < 4 && !isFirst) return;
    if (magic.length === 4 && isSkippable(magic.readUInt32LE())) {
      await reader.skip((await reader.exactly(4)).readUInt32LE());
    } else if (magic.length === 4 && magic.readUInt32LE() === FRAME_MAGIC) yield* readFrame(reader);
    else if (isFirst) throw damaged('zstd: it does not begin as it should');
    // Bytes after the last frame are left alone.
    else return;
  }
}

/**
 * The decoder is given a frame block by block: it trusts what a header says of the window, takes frames one inside of the
 * other's call, and gives nothing before it has a block whole.
 */
async function* readFrame(reader: ByteReader): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  const header = await readHeader(reader);
  const ready: Buffer[] = [];
  const decoder = new Decompress((piece) => {
    // Its memory is used again for the next block.
    if (piece.length > 0) ready.push(Buffer.from(piece));
  });
  const push = (bytes: Buffer, isEnd: boolean): void => {
    try {
      decoder.push(bytes, isEnd);
    } catch (error) {
      throw damaged('zstd: the data is damaged', error);
    }
  };
  push(header.bytes, false);
  for (let isLast = false; !isLast;) {
    const blockHeader = await reader.exactly(3);
    const fields = blockHeader.readUIntLE(0, 3);
    isLast = (fields & 1) === 1;
    const kind = (fields >> 1) & 3;
    if (kind > 2 || (kind !== RUN_BLOCK && fields >> 3 > 2 ** 17))
      throw damaged('zstd: a block of a wrong kind or size');
    const body = await reader.exactly(kind === RUN_BLOCK ? 1 : fields >> 3);
    const checksum = isLast && header.hasChecksum ? await reader.exactly(4) : Buffer.alloc(0);
    push(Buffer.concat([blockHeader, body, checksum]), isLast);
    yield* ready.splice(0);
  }
}

interface FrameHeader {
  readonly bytes: Buffer;
  readonly hasChecksum: boolean;
}

async function readHeader(reader: ByteReader): Promise<FrameHeader> {
  const first = await reader.exactly(1);
  const flags = first[0] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const rest = await reader.exactly((isSingleSegment ? 0 : 1) + dictionaryBytes + sizeBytes);
  const size =
    sizeBytes === 0 ? 0n : readLittleEndian(rest.subarray(rest.length - sizeBytes)) + (sizeBytes === 2 ? 256n : 0n);
  const window = isSingleSegment ? size : windowOf(rest[0] ?? 0);
  if (window > BigInt(MAX_WINDOW_BYTES)) throw damaged('zstd: it wants to look back further than 128 MiB');
  if (dictionaryBytes > 0 && rest.subarray(isSingleSegment ? 0 : 1).readUIntLE(0, dictionaryBytes) !== 0) {
    throw damaged('zstd: it needs a dictionary');
  }
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(FRAME_MAGIC);
  return { bytes: Buffer.concat([magic, first, rest]), hasChecksum: (flags & 4) !== 0 };
}

function readLittleEndian(bytes: Buffer): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

function windowOf(descriptor: number): bigint {
  const base = 1n << BigInt(10 + (descriptor >> 3));
  return base + (base >> 3n) * BigInt(descriptor & 7);
}
