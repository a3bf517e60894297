import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import { showPath } from '../git/raw-path.js';
import { FileTreeSource } from './file-tree.js';
import type { OpenAll, Source } from './source.js';

/**
 * A folder with all that is below it, or one file. A link given by name is followed; fails with `not-found`. The objects
 * of repositories in it are left to their histories, which `openAll` opens.
 */
export function filesSource(path: string, openAll?: OpenAll): Source {
  const real = realPathOf(path);
  if (lstatSync(real).isDirectory()) {
    return new FileTreeSource({
      name: real,
      root: real,
      start: Buffer.alloc(0),
      originOf: (shown) => ({ source: 'file', repository: real, path: shown }),
      nameOriginOf: (folder) => ({ source: 'file-name', repository: real, path: folder }),
      ownsGit: false,
      openAll,
    });
  }
  return new FileTreeSource({
    name: real,
    root: dirname(real),
    start: Buffer.from(basename(real)),
    originOf: () => ({ source: 'file', path: showPath(Buffer.from(real)) }),
    ownsGit: false,
    openAll: undefined,
  });
}

/** The path without symbolic links. Fails with `not-found` for what is not there. */
export function realPathOf(path: string): string {
  try {
    const real = realpathSync(path);
    // What a shell writes for the output of a command leads to a pipe that has no path of its own.
    lstatSync(real);
    return real;
  } catch (error) {
    const isMissing = errorCodeOf(error) === 'ENOENT' || errorCodeOf(error) === 'ENOTDIR';
    throw new AppError('not-found', `scan: opening: ${path}: ${isMissing ? 'not there' : 'can not be reached'}`, {
      hint: 'check the path; `unleak scan .` scans the current folder, `unleak scan -` what comes through a pipe',
      cause: error,
    });
  }
}
