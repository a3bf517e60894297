import { AppError } from '../core/errors.js';
import type { Attribution, Gap, SourceCoverage, SourceKind } from '../core/finding.js';
import { type Fragment, memoryContent } from '../core/fragment.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { linkedWorktrees } from '../git/linked-worktrees.js';
import { moduleRepositories } from '../git/modules.js';
import { ObjectDatabase, type StoredObject } from '../git/object-database.js';
import { LARGE_BYTES, type ObjectType } from '../git/objects.js';
import { Pacer } from '../git/pacer.js';
import { ReferenceCheck } from '../git/reference-check.js';
import { readRefs, type Refs } from '../git/refs.js';
import { openRepository, type Repository } from '../git/repository.js';
import { fragmentsOfBytes } from './fragments.js';
import { attributeObjects } from './git-attribution.js';
import { BesideObjects } from './git-beside.js';
import { GitPacks } from './git-packs.js';
import { LazyHistory } from './lazy-history.js';
import { Slicer } from '../core/slices.js';
import type { OpenAll, PackParts, Source } from './source.js';
import { Tally } from './tally.js';

/** What a fragment of each type of object is called; there is nothing to scan in a tree but the names of files. */
export const SOURCE_OF_TYPE = { blob: 'git-blob', commit: 'git-commit', tag: 'git-tag' } as const satisfies Partial<
  Record<ObjectType, SourceKind>
>;

// oxlint-disable-next-line require-yield -- there is nothing to give
async function* openNone(): AsyncGenerator<Source> {}

export interface HistoryOptions {
  /** Opens the histories of submodules; without it they are left out. */
  readonly openAll?: OpenAll;
  /** Opens the files of linked working trees that lie elsewhere; without it they are left out. */
  readonly openWorktrees?: OpenAll;
  /** Folder that must not be left: what leads out of it is a gap. */
  readonly within?: string | undefined;
}

/**
 * Every object of a repository, reachable or not: blobs, commits and annotated tags; all names, and the plain files of the
 * git directory. Fails with `not-found` where there is no repository; one that is broken becomes a source that holds
 * nothing but the gap.
 */
export async function gitHistorySource(path: string, options: HistoryOptions = {}): Promise<Source> {
  try {
    const repository = openRepository(path, options.within);
    const { openAll = openNone, openWorktrees = openNone } = options;
    return new LazyHistory({ repository, openAll, openWorktrees, open: () => openHistory(path, repository, options) });
  } catch (error) {
    if (!isReadFailure(error) || (error instanceof AppError && error.code === 'not-found')) throw error;
    return brokenSource(path, { what: path, reason: reasonOf(error) });
  }
}

function openHistory(path: string, repository: Repository, options: HistoryOptions): Source {
  try {
    return new GitHistorySource(repository, options);
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return brokenSource(path, { what: path, reason: reasonOf(error) });
  }
}

class GitHistorySource implements Source {
  readonly name: string;
  readonly #repository: Repository;
  readonly #database: ObjectDatabase;
  readonly #refs: Refs;
  readonly #tally: Tally;
  readonly #options: HistoryOptions;
  readonly #beside: BesideObjects;
  readonly #packs: GitPacks;
  #modules: readonly string[] = [];
  #done = 0;

  constructor(repository: Repository, options: HistoryOptions) {
    this.name = repository.root;
    this.#options = options;
    this.#repository = repository;
    this.#database = new ObjectDatabase(repository);
    const { gaps } = this.#database;
    for (const { what, reason } of repository.problems) gaps.add(what, reason);
    this.#refs = readRefs(repository, gaps);
    this.#tally = new Tally(repository.root, 'objects', gaps);
    this.#beside = new BesideObjects(repository, this.#database, this.#refs);
    this.#packs = new GitPacks(this.#database, (pointer) => {
      this.#beside.addPointer(pointer);
    });
  }

  coverage(): SourceCoverage {
    const { source, units, gaps } = this.#tally.coverage();
    return { source, units: { ...units, ...this.#beside.units() }, gaps };
  }

  progress(): { readonly done: number; readonly total: number } {
    return { done: this.#done, total: this.#database.ids.size };
  }

  async *fragments(signal: AbortSignal): AsyncGenerator<Fragment> {
    const check = new ReferenceCheck(this.#repository, this.#database, this.#refs);
    const { ids } = this.#database;
    const isCounted = new Uint8Array(ids.size);
    const isInKnown = new Uint8Array(ids.size);
    for (const number of this.#database.leftOut()) isInKnown[number] = 1;
    const pacer = new Pacer();
    for (const item of this.#database.objects()) {
      if (pacer.isDue()) await pacer.rest(signal);
      const isFirst = isCounted[item.number] === 0;
      isCounted[item.number] = 1;
      if (isFirst) this.#done += 1;
      if (item.kind === 'object') {
        if (item.type !== 'blob') check.look(item.number, item.type, item.bytes);
        // Of an object that is elsewhere too, what is in the pack may not be what that one is.
        const isKnown = item.type !== 'tree' && isInKnown[item.number] === 1 && ids.copies(item.number) < 2;
        if (isFirst && isKnown) this.#tally.skip('known');
        else if (isFirst) this.#count(item.type, item.bytes.length);
        if (isKnown) continue;
        if (item.type === 'tree') yield* this.#beside.ofTree(item.number, item.bytes);
        else if (item.bytes.length > 0) yield* this.#cut(item.number, item.type, item);
        if (item.type === 'blob') this.#lookAtBlob(item.number, item.bytes);
      } else if (item.kind === 'large') {
        yield* this.#stream(item, isFirst, signal);
      } else {
        this.#fail(item.number, item.reason, isFirst);
      }
    }
    this.#countKnown(isCounted);
    yield* this.#beside.fragments(check, signal);
    await check.finish(signal);
    this.#reconcile();
    this.#database.close();
    this.#findModules();
  }

  packs(): PackParts {
    return this.#packs;
  }

  async *nested(): AsyncGenerator<Source> {
    const { openAll = openNone, openWorktrees = openNone } = this.#options;
    yield* openAll(this.#modules);
    yield* openWorktrees(linkedWorktrees(this.#repository));
  }

  async attribute(
    objects: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly Attribution[]>> {
    try {
      return await attributeObjects(this.#repository, this.#database, this.#refs, objects, signal);
    } finally {
      this.#database.close();
    }
  }

  #lookAtBlob(number: number, bytes: Buffer): void {
    this.#packs.addBlob(number, this.#beside.lookAtBlob(bytes));
  }

  /** What is known and was not met elsewhere. */
  #countKnown(isCounted: Uint8Array): void {
    for (const number of this.#database.leftOut()) {
      if (isCounted[number] === 1) continue;
      isCounted[number] = 1;
      this.#tally.skip('known');
    }
  }

  #count(type: ObjectType, bytes: number): void {
    if (type === 'tree') this.#tally.skip('tree');
    else if (bytes === 0) this.#tally.skip('empty');
    else this.#tally.scan(bytes);
  }

  *#cut(
    number: number,
    type: Exclude<ObjectType, 'tree'>,
    { bytes, lineage }: StoredObject & { readonly kind: 'object' },
  ): Generator<Fragment> {
    const origin = { source: SOURCE_OF_TYPE[type], repository: this.name, object: this.#database.ids.hex(number) };
    // What others may be made from is not cut: it is in memory whole anyway.
    const isCut = lineage === undefined || bytes.length > LARGE_BYTES;
    if (isCut) yield* fragmentsOfBytes(bytes, origin);
    else yield { bytes, origin, startLine: 1, startColumn: 1, encodings: [], whole: memoryContent(bytes), lineage };
  }

  async *#stream(
    item: StoredObject & { readonly kind: 'large' },
    isFirst: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<Fragment> {
    const origin = { source: 'git-blob', repository: this.name, object: this.#database.ids.hex(item.number) } as const;
    const slicer = new Slicer();
    try {
      for await (const piece of item.stream()) {
        signal.throwIfAborted();
        for (const slice of slicer.push(piece)) yield { ...slice, origin, encodings: [] };
      }
    } catch (error) {
      if (signal.aborted || !isReadFailure(error)) throw error;
      this.#fail(item.number, reasonOf(error), isFirst);
      return;
    }
    for (const slice of slicer.finish()) yield { ...slice, origin, encodings: [] };
    this.#packs.addBlob(item.number, undefined);
    if (isFirst) this.#count('blob', item.size);
  }

  #fail(number: number, reason: string, isFirst: boolean): void {
    this.#tally.gaps.add(`object ${this.#database.ids.hex(number)}`, reason, `unreadable objects of ${this.name}`);
    if (isFirst) this.#tally.skip('unreadable');
  }

  #findModules(): void {
    try {
      this.#modules = moduleRepositories(this.#repository);
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      this.#tally.gaps.add(`${this.#repository.commonDir}/modules`, reasonOf(error));
    }
  }

  /** What the indexes and folders name and what was met have to be the same, or a place was passed over. */
  #reconcile(): void {
    const unmet = this.#database.ids.size - this.#tally.enumerated;
    if (unmet !== 0) this.#tally.gaps.add(this.name, `${String(unmet)} objects were listed and not met`);
  }
}

/** A source that holds nothing but the gap. */
export function brokenSource(name: string, gap: Gap): Source {
  return {
    name,
    coverage: () => ({
      source: name,
      units: { objects: { enumerated: 0, scanned: 0, skipped: {}, bytes: 0 } },
      gaps: [gap],
    }),
    progress: () => ({ done: 0, total: 0 }),
    // oxlint-disable-next-line require-yield -- there is nothing that could be read
    async *fragments() {},
  };
}
