import { closeSync, fstatSync, lstatSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Fragment, memoryContent, type Origin } from '../core/fragment.js';
import type { Slice } from '../core/slices.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { showPath } from '../git/raw-path.js';
import { openRegularFile, readFully } from '../git/regular-file.js';
import { LiveSlices } from './live-slices.js';
import type { Source } from './source.js';
import { Tally } from './tally.js';

const CHUNK_BYTES = 1 << 20;
const POLL_MS = 250;
/** When it is time to stop, so much is still read. */
const MAX_LAST_BYTES = 64 * 2 ** 20;

export interface FollowOptions {
  /** Absolute path of the file that grows. */
  readonly path: string;
  /** Ends the following; what has come by then is scanned. */
  readonly stop: AbortSignal;
  /** Waits a moment, or until `stop`. */
  readonly pause?: (stop: AbortSignal) => Promise<void>;
}

/**
 * A file that grows, from its start and on without an end until `stop`. When it is made shorter, or another file gets its
 * name, that is read from its start. Fails with the system's error where there is no such file to begin with.
 */
export function followSource({ path, stop, pause = poll }: FollowOptions): Source {
  const tally = new Tally(path, 'streams');
  const file = new GrowingFile(path);
  return {
    name: path,
    coverage: () => tally.coverage(),
    progress: () => ({ done: file.bytes }),
    async *fragments(signal) {
      try {
        while (!stop.aborted && !signal.aborted) {
          yield* file.news(stop);
          if (file.isReplaced()) yield* file.replace();
          else await pause(stop);
        }
        yield* file.end();
        if (file.unread() > 0)
          tally.gaps.add(path, `stopped before its end: ${String(file.unread())} bytes are not read`);
      } catch (error) {
        if (signal.aborted || !isReadFailure(error)) throw error;
        tally.gaps.add(path, `cut off after ${String(file.bytes)} bytes: ${reasonOf(error)}`);
      } finally {
        file.close();
      }
      tally.scan(file.bytes);
    },
  };
}

async function poll(stop: AbortSignal): Promise<void> {
  try {
    await setTimeout(POLL_MS, undefined, { signal: stop });
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}

/** Knows how far a file was read, and whether it still is the one of that name. */
class GrowingFile {
  readonly #path: string;
  readonly #origin: Origin;
  #fd: number;
  #at = 0;
  #slices = new LiveSlices();
  #isNew = true;
  bytes = 0;

  constructor(path: string) {
    this.#path = path;
    this.#origin = { source: 'file', path: showPath(Buffer.from(path)) };
    this.#fd = openRegularFile(path).fd;
  }

  /** What has come since the last time. */
  *news(stop?: AbortSignal): Generator<Fragment> {
    if (fstatSync(this.#fd).size < this.#at) {
      yield* this.#finish();
      this.#at = 0;
    }
    for (let isMore = true; isMore && stop?.aborted !== true;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const count = readFully(this.#fd, chunk, this.#at);
      this.#at += count;
      this.bytes += count;
      yield* this.#fragments(this.#slices.push(chunk.subarray(0, count)));
      isMore = count === CHUNK_BYTES;
    }
    yield* this.#fragments(this.#slices.flush());
  }

  /** The last of it, with what came since, if that is not much. */
  *end(): Generator<Fragment> {
    if (this.unread() <= MAX_LAST_BYTES) yield* this.news();
    yield* this.#finish();
  }

  /** How much is there that was not read. */
  unread(): number {
    return Math.max(0, fstatSync(this.#fd).size - this.#at);
  }

  /** Whether the name stands for another file by now, and this one is read to its end. */
  isReplaced(): boolean {
    const there = lstatSync(this.#path, { throwIfNoEntry: false });
    // Between two files of a rotation there is none.
    if (there === undefined || this.unread() > 0) return false;
    const own = fstatSync(this.#fd);
    return there.ino !== own.ino || there.dev !== own.dev;
  }

  /** The last of this file; then the other one is read. */
  *replace(): Generator<Fragment> {
    const { fd } = openRegularFile(this.#path);
    yield* this.#finish();
    closeSync(this.#fd);
    this.#fd = fd;
    this.#at = 0;
  }

  close(): void {
    closeSync(this.#fd);
  }

  *#finish(): Generator<Fragment> {
    yield* this.#fragments(this.#slices.flush(true));
    this.#slices = new LiveSlices();
    this.#isNew = true;
  }

  *#fragments(slices: Iterable<Slice>): Generator<Fragment> {
    for (const slice of slices) {
      // Nothing is read on from these fragments: they have less in common than others.
      const whole = this.#isNew ? { whole: memoryContent(slice.bytes) } : {};
      this.#isNew = false;
      yield { ...slice, origin: this.#origin, encodings: [], ...whole };
    }
  }
}
