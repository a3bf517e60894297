import { closeSync } from 'node:fs';
import { openRegularFile, readFully } from '../git/regular-file.js';
import { SLICE_BYTES, type Slice, sliceBytes, Slicer } from './slices.js';

const CHUNK_BYTES = 1 << 20;

/** The slices of a regular file, read in pieces up to its end. Fails with the system's error or `corrupt-input`. */
export function* sliceFile(path: string | Buffer): Generator<Slice> {
  const { fd, size } = openRegularFile(path);
  try {
    // One byte more than there should be: if it gets filled, the file has grown or its size is not what it says.
    const start = Buffer.allocUnsafe(Math.min(size + 1, SLICE_BYTES));
    const count = readFully(fd, start, 0);
    if (count < start.length) {
      if (count > 0) yield* sliceBytes(start.subarray(0, count));
      return;
    }
    yield* sliceRest(fd, start);
  } finally {
    closeSync(fd);
  }
}

function* sliceRest(fd: number, start: Buffer): Generator<Slice> {
  const slicer = new Slicer();
  yield* slicer.push(start);
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = start.length; ;) {
    const count = readFully(fd, chunk, at);
    yield* slicer.push(chunk.subarray(0, count));
    at += count;
    if (count < chunk.length) break;
  }
  yield* slicer.finish();
}
