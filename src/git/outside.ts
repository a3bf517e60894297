import { realpathSync } from 'node:fs';
import { corrupt } from './corrupt.js';

/** Whether a path is this folder or lies below it; both absolute. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * Fails with `corrupt-input` if a path, links followed, leads out of the folder that must not be left; undefined stands
 * for no such folder. What can't be reached fails with the system's error.
 */
export function assertWithin(path: string, folder: string | undefined): void {
  if (folder === undefined || isWithin(realpathSync(path), realpathSync(folder))) return;
  throw corrupt(`opening: ${path}: it leads out of ${folder} and is not followed`);
}
