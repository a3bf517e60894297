import { ByteReader } from './byte-reader.js';
import { damaged, type Member, type StreamContainer } from './container.js';
import { inflate } from './inflate-stream.js';

const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
const MAX_FIELD_BYTES = 1 << 16;

export const gzip: StreamContainer = {
  name: 'gzip',
  access: 'stream',
  firstBytes: [0x1f],
  matches: (head) => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8,
  async *open(chunks): AsyncGenerator<Member> {
    yield { path: Buffer.alloc(0), chunks: gunzipChunks(chunks) };
  },
};

/**
 * What gzip files say, one after the other, as `cat` and `logrotate` make them; bytes after the last are left alone. Node's
 * own reader fails on those, and drops what came before. Fails as `inflateChunks` does.
 */
async function* gunzipChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(chunks);
  for (let isFirst = true; await readHeader(reader, isFirst); isFirst = false) {
    let length = 0;
    for await (const piece of inflate(reader, 'raw')) {
      length = (length + piece.length) % 2 ** 32;
      yield piece;
    }
    const trailer = await reader.exactly(8);
    if (trailer.readUInt32LE(4) !== length) throw damaged('gzip: it is not as long as it says');
  }
}

/** Whether there is one. */
async function readHeader(reader: ByteReader, isFirst: boolean): Promise<boolean> {
  const fixed = await reader.upTo(10);
  if (fixed.length < 10 || !gzip.matches(fixed)) {
    if (isFirst) throw damaged('gzip: it does not begin as it should');
    return false;
  }
  const flags = fixed[3] ?? 0;
  if ((flags & HAS_EXTRA) !== 0) await reader.exactly((await reader.exactly(2)).readUInt16LE());
  if ((flags & HAS_NAME) !== 0) await skipText(reader);
  if ((flags & HAS_COMMENT) !== 0) await skipText(reader);
  if ((flags & HAS_CHECKSUM) !== 0) await reader.exactly(2);
  return true;
}

async function skipText(reader: ByteReader): Promise<void> {
  for (let length = 0; length < MAX_FIELD_BYTES; length += 1) if ((await reader.exactly(1))[0] === 0) return;
  throw damaged('gzip: a name longer than allowed');
}
