import type * as Xz from 'xz-decompress';
import { ByteReader } from './byte-reader.js';
import { damaged, type Member, type StreamContainer } from './container.js';
import { unxzAnyCheck, XZ_MAGIC } from './xz-checked.js';

export const xz: StreamContainer = {
  name: 'xz',
  access: 'stream',
  firstBytes: [0xfd],
  matches: (head) => head.subarray(0, 6).equals(XZ_MAGIC),
  async *open(chunks): AsyncGenerator<Member> {
    yield { path: Buffer.alloc(0), chunks: unxzChunks(chunks) };
  },
};

/** The checks that the package knows: none, CRC-32, CRC-64. */
const KNOWN_CHECKS = new Set([0, 1, 4]);

/** What an xz file says. Fails as `inflateChunks` does. */
export async function* unxzChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(chunks);
  const head = await reader.upTo(8);
  reader.unread(head);
  yield* KNOWN_CHECKS.has((head[7] ?? 0) & 0x0f) ? unxzByPackage(reader.rest()) : unxzAnyCheck(reader);
}

async function* unxzByPackage(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { XzReadableStream } = await loadXz();
  let sourceFailure: Error | undefined;
  const iterator = chunks[Symbol.asyncIterator]();
  const input = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await iterator.next();
          if (next.done === true) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          sourceFailure = error instanceof Error ? error : damaged('xz: it can not be read', error);
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    // Asked for only when it is needed: what was asked for too much could not be read by anybody else.
    { highWaterMark: 0 },
  );
  const output = new XzReadableStream(input).getReader();
  try {
    for (;;) {
      const { done, value } = await output.read();
      if (done) return;
      if (value.length > 0) yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  } catch (error) {
    if (sourceFailure !== undefined) throw sourceFailure;
    throw damaged('xz: the data is damaged', error);
  } finally {
    await output.cancel().catch(() => undefined);
  }
}

interface Mutex {
  acquire(): Promise<void>;
  release(): void;
}

/** The package lets one file at a time be open, so one inside of another would wait for ever. They share nothing. */
async function loadXz(): Promise<typeof Xz> {
  // Its types say otherwise, but it is CommonJS.
  const { default: loaded } = (await import('xz-decompress')) as unknown as { readonly default: typeof Xz };
  const free: Mutex = { acquire: () => Promise.resolve(), release: () => undefined };
  Object.assign(loaded.XzReadableStream, { _contextMutex: free });
  return loaded;
}
