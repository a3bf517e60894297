import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCodeOf } from '../core/errors.js';
import { isReadFailure, reasonOf } from './corrupt.js';
import type { GapList } from './gap-list.js';
import { assertWithin } from './outside.js';
import { readRegularFile } from './regular-file.js';

/** As deep as git follows one repository that borrows objects from another. */
const MAX_DEPTH = 5;
const MAX_FILE_BYTES = 1 << 20;

/**
 * The folder of objects and all that it borrows from, each once. One that is not there is a gap, and so is one out of
 * `within`, if that is given.
 */
export function findObjectFolders(objectsDir: string, gaps: GapList, within?: string): string[] {
  const folders = new Set<string>();
  follow({ folders, gaps, within }, objectsDir, 0);
  return [...folders];
}

interface Search {
  readonly folders: Set<string>;
  readonly gaps: GapList;
  readonly within: string | undefined;
}

function follow(search: Search, folder: string, depth: number): void {
  const { folders, gaps, within } = search;
  let real: string;
  try {
    assertWithin(folder, within);
    real = realpathSync(folder);
  } catch (error) {
    gaps.add(depth === 0 ? folder : `alternate ${folder}`, reasonOf(error));
    return;
  }
  if (folders.has(real)) return;
  if (depth > MAX_DEPTH) {
    gaps.add(`alternate ${folder}`, 'alternates are nested too deep');
    return;
  }
  folders.add(real);
  for (const line of readAlternates(real, gaps)) follow(search, resolve(real, line), depth + 1);
}

function readAlternates(folder: string, gaps: GapList): string[] {
  const path = `${folder}/info/alternates`;
  try {
    const lines = readRegularFile(path, MAX_FILE_BYTES).toString('utf8').split('\n');
    return lines.filter((line) => line !== '' && !line.startsWith('#')).map(unquote);
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    if (errorCodeOf(error) !== 'ENOENT') gaps.add(path, reasonOf(error));
    return [];
  }
}

/** Git quotes a path with strange characters like a string of C. */
function unquote(line: string): string {
  if (!/^".*"$/.test(line)) return line;
  const bytes = line
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, char: string) =>
      octal === undefined
        ? (({ n: '\n', t: '\t' } as Record<string, string>)[char] ?? char)
        : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  return /[\x80-\xff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}
