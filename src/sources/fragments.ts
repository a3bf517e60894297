import { closeSync } from 'node:fs';
import { type Content, type Fragment, memoryContent, type Origin } from '../core/fragment.js';
import { openRegularFile, readFully } from '../git/regular-file.js';
import { SLICE_BYTES, sliceBytes, Slicer } from '../core/slices.js';

const CHUNK_BYTES = 1 << 20;

/** The fragments of content that is held in memory and may be a container: the first can be read as a whole. */
export function* fragmentsOfBytes(bytes: Buffer, origin: Origin): Generator<Fragment> {
  let whole: Content | undefined = memoryContent(bytes);
  for (const slice of sliceBytes(bytes)) {
    yield { ...slice, origin, encodings: [], ...(whole === undefined ? {} : { whole }) };
    whole = undefined;
  }
}

/**
 * The fragments of a regular file, read in pieces up to its end; the first can be read as a whole. Fails with the
 * system's error or `corrupt-input`.
 */
export function* fragmentsOfFile(path: string | Buffer, origin: Origin): Generator<Fragment> {
  const { fd, size } = openRegularFile(path);
  try {
    // One byte more than there should be: if it gets filled, the file has grown or its size is not what it says.
    const start = Buffer.allocUnsafe(Math.min(size + 1, SLICE_BYTES));
    const count = readFully(fd, start, 0);
    if (count < start.length) {
      if (count > 0) yield* fragmentsOfBytes(start.subarray(0, count), origin);
      return;
    }
    yield* readOn(fd, size, start, origin);
  } finally {
    closeSync(fd);
  }
}

function* readOn(fd: number, size: number, start: Buffer, origin: Origin): Generator<Fragment> {
  let whole: Content | undefined = contentOf(fd, size);
  for (const slice of slicesOf(fd, start)) {
    yield { ...slice, origin, encodings: [], ...(whole === undefined ? {} : { whole }) };
    whole = undefined;
  }
}

function* slicesOf(fd: number, start: Buffer): ReturnType<Slicer['push']> {
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

function contentOf(fd: number, size: number): Content {
  return {
    size,
    read(offset, length) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
      return bytes.subarray(0, readFully(fd, bytes, offset));
    },
  };
}
