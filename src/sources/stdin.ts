import { Readable } from 'node:stream';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { Slicer } from '../core/slices.js';
import type { Source } from './source.js';
import { Tally } from './tally.js';

/** A stream of any length, such as standard input; `name` says what it is. Memory does not grow with it. */
export function streamSource(readable: AsyncIterable<Buffer | string>, name: string): Source {
  const tally = new Tally(name, 'streams');
  let done = 0;
  return {
    name,
    coverage: () => tally.coverage(),
    progress: () => ({ done, total: 1 }),
    async *fragments(signal) {
      const slicer = new Slicer();
      const origin = { source: 'stdin', path: name } as const;
      let bytes = 0;
      let isBrokenOff = false;
      // A stream that nobody writes to would otherwise be waited for after an interruption.
      const stop = (): void => {
        if (readable instanceof Readable) readable.destroy(signal.reason as Error);
      };
      signal.addEventListener('abort', stop, { once: true });
      try {
        for await (const chunk of readable) {
          signal.throwIfAborted();
          const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
          bytes += piece.length;
          for (const slice of slicer.push(piece)) yield { ...slice, origin, encodings: [] };
        }
      } catch (error) {
        if (signal.aborted || !isReadFailure(error)) throw error;
        isBrokenOff = true;
        tally.gaps.add(name, `cut off after ${String(bytes)} bytes: ${reasonOf(error)}`);
      } finally {
        signal.removeEventListener('abort', stop);
      }
      // Also after a failure: what has come is scanned.
      for (const slice of slicer.finish(isBrokenOff)) yield { ...slice, origin, encodings: [] };
      tally.scan(bytes);
      done = 1;
    },
  };
}
