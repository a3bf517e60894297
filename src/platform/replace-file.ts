/** Rewrites files that belong to the user, such as an env file: same place, same mode, same owner. */
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import { fileError, lstatOrUndefined, refused, syncFolderSync, TEMP_PREFIX } from './private-files.js';

export interface ReplaceOptions {
  /** Tells whose work it is, the same on every attempt, so that a resumed run takes over what a crash left behind. */
  readonly tempName: string;
  /** What the file held when the new content was made: if it holds something else by now, nothing is written. */
  readonly expected: Uint8Array;
}

/** The bytes of a regular file that is no symlink. Fails with `not-found` where there is none. */
export async function readUserFile(path: string): Promise<Buffer> {
  return Promise.resolve().then(() => readRegular(path));
}

/**
 * Puts new content in the place of a file in one step, so that a reader sees the old or the new, and keeps mode, owner
 * and group; extended attributes and access lists are not kept. Refuses a symlink and a file with several names,
 * because the others would keep the old content. Fails with `conflict` where the file is not what `expected` says.
 */
export async function replaceFile(path: string, bytes: Uint8Array, options: ReplaceOptions): Promise<void> {
  return Promise.resolve().then(() => {
    replace(path, bytes, options);
  });
}

/** Removes what a crash left of an attempt of that name, where the file needs no change any more. */
export async function removeAttempt(path: string, tempName: string): Promise<void> {
  return Promise.resolve().then(() => {
    rmSync(tempOf(path, tempName), { force: true });
  });
}

function tempOf(path: string, tempName: string): string {
  return join(dirname(path), `${TEMP_PREFIX}${tempName}.tmp`);
}

function replace(path: string, bytes: Uint8Array, { tempName, expected }: ReplaceOptions): void {
  const stats = lstatOrUndefined(path);
  if (stats === undefined) throw new AppError('not-found', `file: replace: ${path}: not there`);
  if (!stats.isFile()) throw refused('replace', path, 'is a symlink or not a regular file');
  if (stats.nlink > 1) throw refused('replace', path, 'has other names (hard links) that would keep the old content');
  const temp = tempOf(path, tempName);
  try {
    // Removes the name, whatever it is: a symlink put there is not followed.
    rmSync(temp, { force: true });
    writeLike(temp, bytes, stats);
    if (!readRegular(path).equals(expected)) {
      throw new AppError('conflict', `file: replace: ${path}: somebody changed it meanwhile`, {
        hint: 'run the command again',
      });
    }
    renameSync(temp, path);
  } catch (cause) {
    rmSync(temp, { force: true });
    throw fileError('replace', path, cause);
  }
  syncFolderSync(dirname(path));
}

function writeLike(temp: string, bytes: Uint8Array, like: Stats): void {
  const handle = openSync(
    temp,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
    0o600,
  );
  try {
    const made = fstatSync(handle);
    if (made.uid !== like.uid || made.gid !== like.gid) fchownSync(handle, like.uid, like.gid);
    // After chown, which clears set-id bits.
    fchmodSync(handle, like.mode & 0o7777);
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function readRegular(path: string): Buffer {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    if (errorCodeOf(cause) === 'ELOOP') throw refused('read', path, 'is a symlink');
    throw fileError('read', path, cause);
  }
  try {
    if (!fstatSync(handle).isFile()) throw refused('read', path, 'is not a regular file');
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}
