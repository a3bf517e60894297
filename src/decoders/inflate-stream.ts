import { createInflate, createInflateRaw } from 'node:zlib';
import { ByteReader } from './byte-reader.js';
import { damaged } from './container.js';

/** Deflate gives at most 1032 bytes for one, so this bounds what one step may put into memory to 8 MiB. */
const STEP_BYTES = 8192;

const ENGINES = { zlib: createInflate, raw: createInflateRaw } as const;
type Kind = keyof typeof ENGINES;

/**
 * What a compressed stream says; bytes after its end are left alone. Fails with `corrupt-input` where it is damaged or
 * breaks off, but only after it gave what came before.
 */
export function inflateChunks(chunks: AsyncIterable<Buffer>, kind: Kind): AsyncGenerator<Buffer> {
  return inflate(new ByteReader(chunks), kind);
}

/** As `inflateChunks`; the reader then stands behind the last byte of the stream. */
export async function* inflate(reader: ByteReader, kind: Kind): AsyncGenerator<Buffer> {
  const engine = ENGINES[kind]({ chunkSize: 1 << 16 });
  const ready: Buffer[] = [];
  let failure: Error | undefined;
  let isEnded = false;
  // Not read as a stream: that would drop what is ready when an error comes.
  engine.on('data', (piece: Buffer) => ready.push(piece));
  engine.on('error', (error) => (failure = error));
  engine.on('end', () => (isEnded = true));
  try {
    for (let isMore = true; isMore && !isEnded && failure === undefined;) {
      const piece = await reader.some(STEP_BYTES);
      const before = engine.bytesWritten;
      isMore = piece.length > 0;
      const error = await step(engine, (done) => (isMore ? engine.write(piece, done) : engine.end()));
      failure ??= error;
      if (isEnded) reader.unread(piece.subarray(engine.bytesWritten - before));
      yield* ready.splice(0);
    }
  } finally {
    engine.destroy();
  }
  if (failure !== undefined) throw damaged(`deflate: ${failure.message}`, failure);
}

/**
 * One call of the engine to its end; the error, if there was one. A callback does not come when the compressed stream is
 * over before the bytes are, and for the last call it would come too early: then the engine ends or closes.
 */
function step(
  engine: NodeJS.EventEmitter,
  call: (done: (error?: Error | null) => void) => void,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      engine.off('close', done).off('end', done);
      resolve(error ?? undefined);
    };
    engine.once('close', done).once('end', done);
    call(done);
  });
}
