import { corrupt, isReadFailure } from './corrupt.js';
import type { IdBytes } from './object-id-table.js';
import { TREE_MODE, visitTree } from './objects.js';

/** Twice as deep as git goes. */
const MAX_DEPTH = 4096;

/** What stands in a tree and in none of its parents, at this path with this content. */
export interface NewEntry {
  readonly id: string;
  readonly mode: number;
  readonly path: Buffer;
  /** The last part of the path. */
  readonly name: Buffer;
  /** What the parents have at the path instead: nothing at all, if the name is new. */
  readonly previous: readonly TreeEntry[];
  /** Where in a tree, or else in an index, the name stands, from 1. */
  readonly line: number;
  readonly tree?: string;
}

export interface TreeReader {
  readonly idBytes: IdBytes;
  readTree(id: string): Buffer;
  /** Told of a tree that can't be read; what is below it is left out. */
  fail(id: string, error: unknown): void;
}

export interface TreeEntry {
  readonly mode: number;
  readonly id: string;
}

export interface NamedEntry extends TreeEntry {
  /** One character a byte. */
  readonly name: string;
}

interface Place {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly path: Buffer;
  readonly depth: number;
}

/**
 * Compares trees with those of the parents, all at once, so that what a merge took from one of them is not new and what
 * it made up is. A tree that no parent has anything like is entered once in the life of this object.
 */
export class TreeDiff {
  readonly #reader: TreeReader;
  readonly #entered = new Set<string>();

  constructor(reader: TreeReader) {
    this.#reader = reader;
  }

  /** Folders before what is in them, otherwise in no order that means anything. */
  *newEntries(tree: string, parents: readonly string[]): Generator<NewEntry> {
    // The same pair may stand at very many paths.
    const entered = new Set<string>();
    const stack: Place[] = [{ tree, parents, path: Buffer.alloc(0), depth: 0 }];
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      const seen = place.parents.length === 0 ? this.#entered : entered;
      const key = [place.tree, ...place.parents].join(' ');
      if (place.parents.includes(place.tree) || seen.has(key)) continue;
      seen.add(key);
      for (const entry of this.#compare(place)) {
        yield entry;
        if (!isTree(entry.mode)) continue;
        const above = entry.previous.filter(({ mode }) => isTree(mode)).map(({ id }) => id);
        if (place.depth >= MAX_DEPTH) this.#reader.fail(entry.id, corrupt('tree: nested too deep'));
        else stack.push({ tree: entry.id, parents: above, path: entry.path, depth: place.depth + 1 });
      }
    }
  }

  *#compare(place: Place): Generator<NewEntry> {
    const others = place.parents.map((id) => this.#parentEntries(id));
    for (const [index, { mode, id, name }] of this.#entriesOf(place.tree).entries()) {
      const same = others.flatMap((entries) => entries.get(name) ?? []);
      if (same.some((other) => other.id === id)) continue;
      const nameBytes = Buffer.from(name, 'latin1');
      const path = place.depth === 0 ? nameBytes : Buffer.concat([place.path, Buffer.from('/'), nameBytes]);
      yield { id, mode, path, name: nameBytes, previous: same, line: index + 1, tree: place.tree };
    }
  }

  #entriesOf(id: string): readonly NamedEntry[] {
    try {
      return listTree(this.#reader.readTree(id), this.#reader.idBytes);
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      this.#reader.fail(id, error);
      return [];
    }
  }

  /** A parent that can't be read is as good as none: then more counts as new. */
  #parentEntries(id: string): ReadonlyMap<string, TreeEntry> {
    try {
      const entries = listTree(this.#reader.readTree(id), this.#reader.idBytes);
      return new Map(entries.map((entry) => [entry.name, entry]));
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      return new Map();
    }
  }
}

/** A tree's entries in its own order. Fails with `corrupt-input`. */
export function listTree(tree: Buffer, idBytes: IdBytes): NamedEntry[] {
  const entries: NamedEntry[] = [];
  const add = (mode: number, nameStart: number, nameEnd: number, idAt: number): void => {
    const id = tree.toString('hex', idAt, idAt + idBytes);
    entries.push({ mode, id, name: tree.toString('latin1', nameStart, nameEnd) });
  };
  visitTree(tree, add, idBytes);
  return entries;
}

/** Git looks at the kind alone, whatever else a strange mode says. */
export function isTree(mode: number): boolean {
  return (mode & 0o170000) === TREE_MODE;
}
