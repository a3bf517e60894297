import { AppError } from '../core/errors.js';
import type { Attribution, Gap, SourceCoverage, SourceKind } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { moduleRepositories } from '../git/modules.js';
import { ObjectDatabase, type StoredObject } from '../git/object-database.js';
import type { ObjectType } from '../git/objects.js';
import { Pacer } from '../git/pacer.js';
import { ReferenceCheck } from '../git/reference-check.js';
import { readRefs, type Refs } from '../git/refs.js';
import { openRepository, type Repository } from '../git/repository.js';
import { attributeObjects } from './git-attribution.js';
import { sliceBytes, Slicer } from './slices.js';
import type { OpenAll, Source } from './source.js';
import { Tally } from './tally.js';

/** What a fragment of each type of object is called; there is nothing to scan in a tree but the names of files. */
export const SOURCE_OF_TYPE = { blob: 'git-blob', commit: 'git-commit', tag: 'git-tag' } as const satisfies Partial<
  Record<ObjectType, SourceKind>
>;

// oxlint-disable-next-line require-yield -- there is nothing to give
async function* openNone(): AsyncGenerator<Source> {}

/**
 * Every object of a repository, reachable or not: blobs, commits and annotated tags. Fails with `not-found` where there is
 * no repository; one that is broken becomes a source that holds nothing but the gap. Submodules are nested sources, if
 * `openAll` is given.
 */
export async function gitHistorySource(path: string, openAll: OpenAll = openNone): Promise<Source> {
  try {
    return new GitHistorySource(openRepository(path), openAll);
  } catch (error) {
    if (!isReadFailure(error) || (error instanceof AppError && error.code === 'not-found')) throw error;
    return brokenSource(path, { what: path, reason: reasonOf(error) });
  }
}

class GitHistorySource implements Source {
  readonly name: string;
  readonly #repository: Repository;
  readonly #database: ObjectDatabase;
  readonly #refs: Refs;
  readonly #tally: Tally;
  readonly #openAll: OpenAll;
  #modules: readonly string[] = [];
  #done = 0;

  constructor(repository: Repository, openAll: OpenAll) {
    this.name = repository.root;
    this.#openAll = openAll;
    this.#repository = repository;
    this.#database = new ObjectDatabase(repository);
    const { gaps } = this.#database;
    for (const { what, reason } of repository.problems) gaps.add(what, reason);
    this.#refs = readRefs(repository, gaps);
    this.#tally = new Tally(repository.root, 'objects', gaps);
  }

  coverage(): SourceCoverage {
    return this.#tally.coverage();
  }

  progress(): { readonly done: number; readonly total: number } {
    return { done: this.#done, total: this.#database.ids.size };
  }

  async *fragments(signal: AbortSignal): AsyncGenerator<Fragment> {
    const check = new ReferenceCheck(this.#repository, this.#database, this.#refs);
    const isCounted = new Uint8Array(this.#database.ids.size);
    const pacer = new Pacer();
    for (const item of this.#database.objects()) {
      if (pacer.isDue()) await pacer.rest(signal);
      const isFirst = isCounted[item.number] === 0;
      isCounted[item.number] = 1;
      if (isFirst) this.#done += 1;
      if (item.kind === 'object') {
        if (item.type !== 'blob') check.look(item.number, item.type, item.bytes);
        if (isFirst) this.#count(item.type, item.bytes.length);
        if (item.type !== 'tree' && item.bytes.length > 0) yield* this.#cut(item.number, item.type, item.bytes);
      } else if (item.kind === 'large') {
        yield* this.#stream(item, isFirst, signal);
      } else {
        this.#fail(item.number, item.reason, isFirst);
      }
    }
    await check.finish(signal);
    this.#reconcile();
    this.#database.close();
    this.#findModules();
  }

  nested(): AsyncIterable<Source> {
    return this.#openAll(this.#modules);
  }

  async attribute(
    objects: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly Attribution[]>> {
    try {
      return await attributeObjects(this.#database, this.#refs, objects, signal);
    } finally {
      this.#database.close();
    }
  }

  #count(type: ObjectType, bytes: number): void {
    if (type === 'tree') this.#tally.skip('tree');
    else if (bytes === 0) this.#tally.skip('empty');
    else this.#tally.scan(bytes);
  }

  *#cut(number: number, type: Exclude<ObjectType, 'tree'>, bytes: Buffer): Generator<Fragment> {
    const origin = { source: SOURCE_OF_TYPE[type], repository: this.name, object: this.#database.ids.hex(number) };
    for (const slice of sliceBytes(bytes)) yield { ...slice, origin, encodings: [] };
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
    if (isFirst) this.#count('blob', item.size);
  }

  #fail(number: number, reason: string, isFirst: boolean): void {
    this.#tally.gaps.add(`object ${this.#database.ids.hex(number)}`, reason, `unreadable objects of ${this.name}`);
    if (isFirst) this.#tally.skip('unreadable');
  }

  #findModules(): void {
    try {
      this.#modules = moduleRepositories(this.#repository.commonDir);
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
