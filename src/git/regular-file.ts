import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../core/errors.js';

// O_NONBLOCK: a FIFO put in the place of a file must not stop us. Both flags are missing on Windows.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface OpenFile {
  readonly fd: number;
  readonly size: number;
}

/**
 * Opens a regular file and nothing else: no symbolic link in the last place, no FIFO, socket or device, which is not even
 * opened. The caller closes `fd`. Fails with the system's error, or with `corrupt-input` for another kind of file.
 */
export function openRegularFile(path: string | Buffer): OpenFile {
  if (!lstatSync(path).isFile()) throw notRegular();
  const fd = openSync(path, OPEN_FLAGS);
  // Looked at again, since the name may have been given to something else in between.
  const stat = fstatSync(fd);
  if (stat.isFile()) return { fd, size: stat.size };
  closeSync(fd);
  throw notRegular();
}

/** The whole content of a regular file that is expected to be small. */
export function readRegularFile(path: string | Buffer, maxBytes: number): Buffer {
  const { fd, size } = openRegularFile(path);
  try {
    if (size > maxBytes) throw new AppError('corrupt-input', `file: reading: larger than ${String(maxBytes)} bytes`);
    const bytes = Buffer.allocUnsafe(size);
    return bytes.subarray(0, readFully(fd, bytes, 0));
  } finally {
    closeSync(fd);
  }
}

/** Fills `target` from `position` on; returns how much there was. */
export function readFully(fd: number, target: Buffer, position: number): number {
  let done = 0;
  while (done < target.length) {
    const count = readSync(fd, target, done, target.length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}

function notRegular(): AppError {
  return new AppError('corrupt-input', 'file: opening: not a regular file');
}
