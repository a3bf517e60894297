import type { UnitCoverage } from '../core/finding.js';
import type { Fragment, Origin } from '../core/fragment.js';
import { NameLines } from '../core/name-lines.js';
import { isReadFailure } from '../git/corrupt.js';
import type { IndexEntry } from '../git/index-file.js';
import type { ObjectDatabase } from '../git/object-database.js';
import type { Refs } from '../git/refs.js';
import { TreeChanges } from '../git/tree-changes.js';
import { NameSet } from './name-set.js';
import { Tally } from './tally.js';

const SLASH = 0x2f;

/** The names of files and folders in trees and indexes, each once, and the names of refs. */
export class GitNames {
  readonly #repository: string;
  readonly #database: ObjectDatabase;
  readonly #changes: TreeChanges;
  readonly #set: NameSet;
  readonly #names: Tally;
  readonly #refs: Tally;

  constructor(repository: string, database: ObjectDatabase) {
    this.#repository = repository;
    this.#database = database;
    this.#changes = new TreeChanges(database.ids.idBytes);
    this.#set = new NameSet(database.ids.size);
    this.#names = new Tally(repository, 'names', database.gaps);
    this.#refs = new Tally(repository, 'refs', database.gaps);
  }

  units(): Readonly<Record<string, UnitCoverage>> {
    return { ...this.#refs.coverage().units, ...this.#names.coverage().units };
  }

  /** Names of a tree that no tree before it had. One that is damaged gives those up to the damage. */
  ofTree(number: number, tree: Buffer): readonly Fragment[] {
    const { ids } = this.#database;
    const begin = (): NameLines =>
      linesFor({ source: 'git-tree', repository: this.#repository, object: ids.hex(number) });
    let lines: NameLines | undefined;
    try {
      this.#changes.visit(tree, (entry, _mode, start, end, idAt) => {
        if (!this.#isNew(tree, start, end, ids.find(tree, idAt))) return;
        // Most trees have no name that is new, and for those nothing is made.
        lines ??= begin();
        lines.skipTo(entry);
        lines.add(Buffer.from(tree.subarray(start, end)));
      });
    } catch (error) {
      // The reference check tells what is malformed.
      if (!isReadFailure(error)) throw error;
    }
    return lines?.finish() ?? [];
  }

  /** Paths of an index of which some name is new; `path` is where the index is. */
  ofIndex(path: string, entries: readonly IndexEntry[]): readonly Fragment[] {
    const lines = linesFor({ source: 'git-index', repository: this.#repository, path });
    for (const [number, { path: name }] of entries.entries()) {
      if (!this.#hasNewName(name)) continue;
      lines.skipTo(number);
      lines.add(name);
    }
    return lines.finish();
  }

  /** All refs, first those that git lists, in its order. */
  ofRefs(refs: Refs): readonly Fragment[] {
    const lines = linesFor({ source: 'git-ref', repository: this.#repository });
    const isListed = (name: string): boolean =>
      name.startsWith('refs/') && this.#database.ids.findHex(refs.byName.get(name) ?? '') >= 0;
    const names = [...refs.names].map((name) => ({ bytes: Buffer.from(name), isListed: isListed(name) }));
    names.sort((left, right) => Number(right.isListed) - Number(left.isListed) || left.bytes.compare(right.bytes));
    for (const { bytes } of names) {
      lines.add(bytes);
      this.#refs.scan(bytes.length);
    }
    return lines.finish();
  }

  #hasNewName(path: Buffer): boolean {
    let hasNew = false;
    for (let start = 0; start <= path.length;) {
      const slash = path.indexOf(SLASH, start);
      const end = slash < 0 ? path.length : slash;
      // The folder of a sparse index ends with a slash, behind which is no name.
      if (end > start && this.#isNew(path, start, end)) hasNew = true;
      start = end + 1;
    }
    return hasNew;
  }

  #isNew(bytes: Buffer, start: number, end: number, object?: number): boolean {
    if (!this.#set.add(bytes, start, end, object)) return false;
    this.#names.scan(end - start);
    return true;
  }
}

function linesFor(origin: Origin): NameLines {
  return new NameLines({ origin, encodings: [] });
}
