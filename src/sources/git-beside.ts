import type { UnitCoverage } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { type LfsPointer, LfsPointers } from '../git/lfs.js';
import type { ObjectDatabase } from '../git/object-database.js';
import type { ReferenceCheck } from '../git/reference-check.js';
import type { Refs } from '../git/refs.js';
import type { Repository } from '../git/repository.js';
import { GitFiles } from './git-files.js';
import { type NamedIndex, readIndexes } from './git-indexes.js';
import { GitNames } from './git-names.js';

/** What a repository holds beside the content of its objects: names, indexes, plain files, and what LFS keeps. */
export class BesideObjects {
  readonly #repository: Repository;
  readonly #database: ObjectDatabase;
  readonly #refs: Refs;
  readonly #names: GitNames;
  readonly #files: GitFiles;
  readonly #lfs = new LfsPointers();
  readonly #parsedIndexes = new Set<string>();
  #lfsUnits: Readonly<Record<string, UnitCoverage>> = {};

  constructor(repository: Repository, database: ObjectDatabase, refs: Refs) {
    this.#repository = repository;
    this.#database = database;
    this.#refs = refs;
    this.#names = new GitNames(repository.root, database);
    this.#files = new GitFiles(repository, database.gaps, (path) => this.#parsedIndexes.has(path));
  }

  units(): Readonly<Record<string, UnitCoverage>> {
    return { ...this.#names.units(), ...this.#files.units(), ...this.#lfsUnits };
  }

  /** To be called with every tree; gives the names in it that are new. */
  ofTree(number: number, tree: Buffer): readonly Fragment[] {
    return this.#names.ofTree(number, tree);
  }

  /** To be called with every blob that is held in memory; gives the pointer that it is, if it is one. */
  lookAtBlob(blob: Buffer): LfsPointer | undefined {
    return this.#lfs.look(blob);
  }

  /** To be called with every pointer that is known already. */
  addPointer(pointer: LfsPointer): void {
    this.#lfs.add(pointer);
  }

  /** All the rest, after the objects. The check is told what the indexes name. */
  async *fragments(check: ReferenceCheck, signal: AbortSignal): AsyncGenerator<Fragment> {
    yield* this.#names.ofRefs(this.#refs);
    for (const index of readIndexes(this.#repository, this.#database.gaps)) yield* this.#ofIndex(index, check);
    yield* this.#files.fragments(signal);
    const { wanted, here } = this.#lfs.finish(this.#repository, this.#database.gaps);
    if (wanted === 0) return;
    const skipped = wanted === here ? {} : { missing: wanted - here };
    this.#lfsUnits = { 'lfs-pointers': { enumerated: wanted, scanned: here, skipped, bytes: 0 } };
  }

  *#ofIndex({ path, folder, shownPath, name, index }: NamedIndex, check: ReferenceCheck): Generator<Fragment> {
    this.#parsedIndexes.add(path);
    if (index.sharedId !== undefined) this.#parsedIndexes.add(`${folder}/sharedindex.${index.sharedId}`);
    check.lookAtIndex(name, index.entries);
    yield* this.#names.ofIndex(shownPath, index.entries);
    // Names of files that are not tracked, as they were when somebody asked for them last.
    const untracked = index.extensions.get('UNTR');
    if (untracked === undefined) return;
    const origin = { source: 'git-file', repository: this.#repository.root, path: shownPath } as const;
    yield { bytes: untracked, origin, startLine: 1, startColumn: 1, encodings: [] };
  }
}
