import type { Attribution, Gap } from '../core/finding.js';
import { type Fragment, isSlice, type Origin } from '../core/fragment.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import type { ObjectReader } from '../git/object-reader.js';
import { GITLINK_MODE } from '../git/objects.js';
import { showPath } from '../git/raw-path.js';
import { isTree, listTree, type NewEntry, type TreeEntry } from '../git/tree-diff.js';
import { fragmentsOfBytes } from './fragments.js';
import { changedIn } from '../core/shared-ends.js';
import type { Span } from '../core/span.js';
import { Slicer } from '../core/slices.js';
import { Tally } from './tally.js';

/** A reader may have begun the next file when it tells what it found in the last. */
const RECENT = 4;

/** What a set of changes to files belongs to. */
export interface ChangeSet {
  /** Where a file of it stands, but for the path. */
  readonly attribution: Attribution;
  /** The index that a name stands in where it stands in no tree. */
  readonly index?: string;
  /** Trees before the change, in which a file may have had another name. */
  readonly treesBefore: readonly string[];
}

/**
 * The fragments of changed files: each new content once, each new name once. Remembers the last few, so that somebody who
 * finds something in one can be told what stood there before.
 */
export class Changes {
  readonly objects: Tally;
  readonly names: Tally;
  readonly attributions = new Map<string, Attribution>();
  readonly #reader: ObjectReader;
  readonly #repository: string;
  readonly #seen = new Set<string>();
  readonly #seenNames = new Set<string>();
  /** The last files, by id. */
  readonly #recent = new Map<string, { readonly entry: NewEntry; readonly set: ChangeSet }>();

  constructor(reader: ObjectReader, repository: string) {
    this.#reader = reader;
    this.#repository = repository;
    this.objects = new Tally(repository, 'objects');
    this.names = new Tally(repository, 'names', this.objects.gaps);
  }

  async *fragments(entry: NewEntry, set: ChangeSet, signal: AbortSignal): AsyncGenerator<Fragment> {
    if (entry.previous.length === 0) yield* this.#name(entry, set);
    if (isTree(entry.mode)) return;
    if (this.#seen.has(entry.id)) return;
    this.#seen.add(entry.id);
    if (entry.mode === GITLINK_MODE) {
      this.objects.skip('submodule');
      return;
    }
    this.#recent.set(entry.id, { entry, set });
    for (const oldest of this.#recent.keys()) if (this.#recent.size > RECENT) this.#recent.delete(oldest);
    yield* this.#content(entry, signal);
  }

  /**
   * What stood at the place of one of the last files before: its versions in the parents, or the file itself if one of
   * them has it under another name. For names and messages there is nothing.
   */
  async *earlier(object: string, signal: AbortSignal): AsyncGenerator<Fragment> {
    const recent = this.#recent.get(object);
    if (recent === undefined) return;
    const { entry, set } = recent;
    this.attributions.set(entry.id, { ...set.attribution, path: showPath(entry.path) });
    const files = entry.previous.filter(isFile);
    const ids = new Set(files.map(({ id }) => id));
    if (ids.size === 0 && this.#stands(entry.id, set.treesBefore)) ids.add(entry.id);
    for (const id of ids) {
      try {
        yield* this.#read(id, this.#origin(entry), signal);
      } catch (error) {
        // Then nothing is known to have been there, and what was found counts as new.
        if (signal.aborted || !isReadFailure(error)) throw error;
      }
    }
  }

  /** Takes what can't be read for a gap; anything else is our own bug. */
  fail(gap: Gap['what'], error: unknown): void {
    if (!isReadFailure(error)) throw error;
    this.objects.gaps.add(gap, reasonOf(error), 'unreadable objects');
  }

  *#name({ name, path, line, tree }: NewEntry, { index, attribution }: ChangeSet): Generator<Fragment> {
    const key = name.toString('latin1');
    if (key === '' || this.#seenNames.has(key)) return;
    this.#seenNames.add(key);
    this.names.scan(name.length);
    const place = { repository: this.#repository, path: index ?? showPath(path) };
    if (tree !== undefined) this.attributions.set(tree, { ...attribution, source: 'git-tree' });
    const origin: Origin =
      tree === undefined ? { source: 'git-index', ...place } : { source: 'git-tree', ...place, object: tree };
    for (const fragment of fragmentsOfBytes(name, origin)) yield { ...fragment, startLine: line };
  }

  async *#content(entry: NewEntry, signal: AbortSignal): AsyncGenerator<Fragment> {
    let bytes = 0;
    try {
      for await (const fragment of this.#read(entry.id, this.#origin(entry), signal)) {
        bytes += fragment.bytes.length;
        const changed = isSlice(fragment) ? undefined : this.#changedIn(fragment.bytes, entry);
        yield changed === undefined ? fragment : { ...fragment, changed };
      }
    } catch (error) {
      if (signal.aborted) throw error;
      this.fail(showPath(entry.path), error);
      this.objects.skip('unreadable');
      return;
    }
    if (bytes === 0) this.objects.skip('empty');
    else this.objects.scan(bytes);
  }

  /** Where it differs from what a parent has there; undefined where none has anything, or too much to compare. */
  #changedIn(bytes: Buffer, { previous }: NewEntry): Span | undefined {
    const file = previous.find(isFile);
    if (file === undefined) return undefined;
    try {
      const before = this.#reader.read(file.id);
      return 'type' in before ? changedIn(before.bytes, bytes) : undefined;
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      return undefined;
    }
  }

  async *#read(id: string, origin: Origin, signal: AbortSignal): AsyncGenerator<Fragment> {
    const object = this.#reader.read(id);
    if ('type' in object) {
      // An entry may call anything a file; then it is one.
      if (object.bytes.length > 0) yield* fragmentsOfBytes(object.bytes, origin);
      return;
    }
    const slicer = new Slicer();
    for await (const piece of object.stream()) {
      signal.throwIfAborted();
      for (const slice of slicer.push(piece)) yield { ...slice, origin, encodings: [] };
    }
    for (const slice of slicer.finish()) yield { ...slice, origin, encodings: [] };
  }

  #origin({ id, path }: NewEntry): Origin {
    return { source: 'git-blob', repository: this.#repository, object: id, path: showPath(path) };
  }

  /** Whether an object stands anywhere in these trees. Reads them all, so it is asked only where something was found. */
  #stands(id: string, trees: readonly string[]): boolean {
    const seen = new Set(trees);
    for (const tree of seen) {
      for (const entry of this.#list(tree)) {
        if (entry.id === id) return true;
        // Grows while it is walked.
        if (isTree(entry.mode)) seen.add(entry.id);
      }
    }
    return false;
  }

  #list(tree: string): readonly TreeEntry[] {
    try {
      return listTree(this.#reader.readAs('tree', tree), this.#reader.idBytes);
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      return [];
    }
  }
}

function isFile({ mode }: TreeEntry): boolean {
  return !isTree(mode) && mode !== GITLINK_MODE;
}
