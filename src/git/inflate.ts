import { constants, createInflate, inflateSync } from 'node:zlib';
import { corrupt } from './corrupt.js';

/** Deflate can't do better than 1032 to 1, so a larger claim is a lie and is not allocated. */
const MAX_RATIO = 1032;

/** Inflates a stream that must fill `input` to its last byte and give exactly `size` bytes. */
export function inflateExactly(input: Buffer, size: number): Buffer {
  checkClaim(input.length, size);
  // One byte more than needed, so that zlib is done in one call and does not ask for a second buffer.
  const options = { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1), info: true };
  let result: { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
  try {
    // The types of Node do not know what `info` does to the result.
    result = inflateSync(input, options) as unknown as typeof result;
  } catch (error) {
    throw corrupt('inflate: the data is damaged', error);
  }
  if (result.buffer.length !== size) throw corrupt('inflate: fewer bytes than announced');
  if (result.engine.bytesWritten !== input.length) throw corrupt('inflate: the data ends before its entry');
  return result.buffer;
}

/** The first bytes of an inflated stream, from the first bytes of the stream. */
export function inflateStart(input: Buffer): Buffer {
  try {
    return inflateSync(input, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 4096 });
  } catch (error) {
    throw corrupt('inflate: the data is damaged', error);
  }
}

/** As `inflateExactly`, for what is too large to hold. `skip` bytes at the start are dropped. */
export async function* inflateStream(
  input: Iterable<Buffer>,
  inputLength: number,
  size: number,
  skip: number,
): AsyncGenerator<Buffer> {
  checkClaim(inputLength, size);
  const engine = createInflate({ chunkSize: 1 << 18 });
  const feeding = feed(engine, input);
  let toSkip = skip;
  let total = 0;
  try {
    for await (const chunk of engine as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > size) throw corrupt('inflate: more bytes than announced');
      const dropped = Math.min(toSkip, chunk.length);
      toSkip -= dropped;
      if (dropped < chunk.length) yield chunk.subarray(dropped);
    }
  } catch (error) {
    throw corrupt('inflate: the data is damaged', error);
  } finally {
    engine.destroy();
  }
  await feeding;
  if (total !== size) throw corrupt('inflate: fewer bytes than announced');
  if (engine.bytesWritten !== inputLength) throw corrupt('inflate: the data ends before its entry');
}

async function feed(engine: ReturnType<typeof createInflate>, input: Iterable<Buffer>): Promise<void> {
  try {
    for (const chunk of input) {
      if (engine.destroyed || engine.writableEnded) return;
      await new Promise<void>((resolve) => {
        engine.once('close', resolve);
        engine.write(chunk, () => {
          engine.off('close', resolve);
          resolve();
        });
      });
    }
    engine.end();
  } catch (error) {
    engine.destroy(error instanceof Error ? error : undefined);
  }
}

/** Fails for a size that so many bytes can't inflate to. */
export function checkClaim(inputLength: number, size: number): void {
  if (size > inputLength * MAX_RATIO + 64) throw corrupt('inflate: the announced size is impossible');
}
