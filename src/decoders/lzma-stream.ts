import { ByteReader } from './byte-reader.js';
import { damaged, type Member, type StreamContainer } from './container.js';
import { Lzma, propertiesOf } from './lzma.js';

const HEADER_BYTES = 13;
const PIECE_BYTES = 1 << 14;
/** What the file does not say, it marks at its end. */
const UNKNOWN = Infinity;
/** Nobody has larger ones; more than that is said by bytes that are something else. */
const LARGEST_KNOWN = 2 ** 38;

/** The format that was before xz: no mark at its start, but most of its first bytes can be only a few things. */
export const lzmaFile: StreamContainer = {
  name: 'lzma',
  access: 'stream',
  firstBytes: [0x5d],
  matches: (head) => head.length > HEADER_BYTES && isHeader(head),
  async *open(chunks): AsyncGenerator<Member> {
    yield { path: Buffer.alloc(0), chunks: unlzmaFile(new ByteReader(chunks)) };
  },
};

/** The usual properties, a dictionary of a usual size, a size that may be, and the zero that every stream begins with. */
function isHeader(head: Buffer): boolean {
  const dictionary = head.readUInt32LE(1);
  const isUsual = Number.isInteger(Math.log2(dictionary)) || Number.isInteger(Math.log2(dictionary / 3));
  const size = sizeAt(head, 5);
  return dictionary >= 4096 && isUsual && (size === UNKNOWN || size < LARGEST_KNOWN) && head[HEADER_BYTES] === 0;
}

function sizeAt(header: Buffer, at: number): number {
  const size = header.readBigUInt64LE(at);
  return size === 0xffff_ffff_ffff_ffffn ? UNKNOWN : Number(size);
}

async function* unlzmaFile(reader: ByteReader): AsyncGenerator<Buffer> {
  const header = await reader.exactly(HEADER_BYTES);
  yield* unlzma(reader, header.subarray(0, 5), sizeAt(header, 5));
}

/** What an entry of a zip says that is compressed by method 14, if it is so long; the end may be marked besides. */
export async function* unlzmaZip(chunks: AsyncIterable<Buffer>, size = UNKNOWN): AsyncGenerator<Buffer> {
  const reader = new ByteReader(chunks);
  const header = await reader.exactly(4);
  const properties = await reader.exactly(header.readUInt16LE(2));
  if (properties.length < 5) throw damaged('lzma: it does not say how it is made');
  yield* unlzma(reader, properties, size);
}

/** Fails where the stream is damaged or breaks off, after it gave what came before. */
async function* unlzma(reader: ByteReader, header: Buffer, size: number): AsyncGenerator<Buffer> {
  const properties = propertiesOf(header[0]!);
  if (properties === undefined) throw damaged('lzma: it is made in an unknown way');
  const lzma = new Lzma(Math.min(header.readUInt32LE(1), Math.max(size, 1)));
  lzma.setProperties(properties);
  lzma.start(await reader.exactly(5));
  for (let left = size, isLast = false; left > 0;) {
    if (!isLast && !lzma.hasInput) {
      const piece = await reader.some(PIECE_BYTES);
      isLast = piece.length === 0;
      lzma.feed(piece);
    }
    const { bytes, isEnd, failure } = decoded(lzma, left, isLast);
    left -= bytes;
    const output = lzma.takeOutput();
    if (output.length > 0) yield output;
    if (failure !== undefined) throw failure;
    if (isEnd && left !== UNKNOWN && left > 0) throw damaged('lzma: it ends too early');
    if (isEnd) return;
    if (bytes === 0 && isLast) throw damaged('lzma: it ends too early');
  }
}

/** What was decoded before a failure is taken first. */
export function decoded(
  lzma: Lzma,
  maxBytes: number,
  isLast: boolean,
): { readonly bytes: number; readonly isEnd: boolean; readonly failure?: Error } {
  try {
    return lzma.decode(maxBytes, isLast);
  } catch (error) {
    return { bytes: 0, isEnd: true, failure: error instanceof Error ? error : new Error('lzma: damaged') };
  }
}
