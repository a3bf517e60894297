import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GapList } from './gap-list.js';
import { isWithin } from './outside.js';
import type { Repository } from './repository.js';

/** The format allows no longer one. */
const MAX_POINTER_BYTES = 1024;
const START = Buffer.from('version https://');
const POINTER =
  /^version https:\/\/(?:git-lfs|hawser)\.[^\n]*\n(?:[a-z0-9.-]+ [^\n]*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n/;
const MAX_POINTERS = 500_000;

/** Stands in a repository for a large file whose content is kept beside it. */
export interface LfsPointer {
  /** SHA-256 of the content. */
  readonly oid: string;
  readonly size: number;
}

export function parseLfsPointer(bytes: Buffer): LfsPointer | undefined {
  if (bytes.length > MAX_POINTER_BYTES || bytes.indexOf(START) !== 0) return undefined;
  const match = POINTER.exec(bytes.toString('latin1'));
  return match === null ? undefined : { oid: match[1] as string, size: Number(match[2]) };
}

/** Collects the pointers of a history and tells which contents are not here. What is here is read with the plain files. */
export class LfsPointers {
  readonly #sizes = new Map<string, number>();
  #isFull = false;

  /** Gives the pointer that the blob is, if it is one. */
  look(blob: Buffer): LfsPointer | undefined {
    const pointer = parseLfsPointer(blob);
    if (pointer !== undefined) this.add(pointer);
    return pointer;
  }

  add(pointer: LfsPointer): void {
    if (pointer.size === 0) return;
    if (this.#sizes.size < MAX_POINTERS) this.#sizes.set(pointer.oid, pointer.size);
    else if (!this.#sizes.has(pointer.oid)) this.#isFull = true;
  }

  /** How many contents are wanted and how many of them are here; a gap names what is not. */
  finish(repository: Repository, gaps: GapList): { readonly wanted: number; readonly here: number } {
    const folder = storageOf(repository);
    const missing = [...this.#sizes].filter(([oid, size]) => sizeOf(`${folder}/${placeOf(oid)}`) !== size);
    if (missing.length > 0) {
      const count = `${this.#isFull ? 'at least ' : ''}${String(missing.length)}`;
      const what =
        missing.length === 1 ? 'the content of 1 LFS pointer is' : `the contents of ${count} LFS pointers are`;
      gaps.add(repository.root, `${what} not here: git lfs fetch --all; the first is ${missing[0]?.[0] ?? ''}`, 'lfs');
    }
    return { wanted: this.#sizes.size, here: this.#sizes.size - missing.length };
  }
}

/** A place outside of the repository that its configuration names is not looked into. */
function storageOf({ commonDir, config }: Repository): string {
  const storage = resolve(commonDir, config.get('lfs.storage') ?? 'lfs');
  return `${isWithin(storage, commonDir) ? storage : `${commonDir}/lfs`}/objects`;
}

function placeOf(oid: string): string {
  return `${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`;
}

function sizeOf(path: string): number {
  try {
    const stat = lstatSync(path);
    return stat.isFile() ? stat.size : -1;
  } catch {
    return -1;
  }
}
