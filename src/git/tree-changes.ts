import { sharedEnd, sharedStart } from '../core/shared-ends.js';
import { isReadFailure } from './corrupt.js';
import type { IdBytes } from './object-id-table.js';
import { type EntryVisitor, visitTree } from './objects.js';

/**
 * Visits the entries of tree after tree, but not those that stand at the start or the end of the tree before as well:
 * trees come in families that differ in an entry or two, and of a history's millions of entries hardly any is new.
 */
export class TreeChanges {
  readonly #idBytes: IdBytes;
  #previous: Buffer | undefined;
  /** Where each entry of the previous tree begins, and where the last ends. */
  #starts: readonly number[] = [];

  constructor(idBytes: IdBytes) {
    this.#idBytes = idBytes;
  }

  /** Makes the next tree be visited as a whole. */
  forget(): void {
    this.#previous = undefined;
  }

  /**
   * `visit` gets the number of the entry, from 0, and then what it gets of `visitTree`. Fails as that does, and then the
   * next tree is visited as a whole.
   */
  visit(tree: Buffer, visit: (entry: number, ...rest: Parameters<EntryVisitor>) => void): void {
    const old = this.#starts;
    const { first, from, last, to } = this.#changed(tree);
    this.#previous = undefined;
    const starts = old.slice(0, first);
    const each: EntryVisitor = (mode, nameStart, nameEnd, idAt) => {
      const entry = starts.length;
      starts.push(idAt + this.#idBytes);
      visit(entry - 1, mode, nameStart, nameEnd, idAt);
    };
    starts.push(from);
    visitTree(tree, each, this.#idBytes, from, to);
    for (const start of old.slice(last + 1)) starts.push(start + to - (old[last] as number));
    this.#starts = starts;
    this.#previous = tree;
  }

  /** Numbers of the old entries between which the trees differ, and where that is in the new one. */
  #changed(tree: Buffer): {
    readonly first: number;
    readonly from: number;
    readonly last: number;
    readonly to: number;
  } {
    const previous = this.#previous;
    const starts = this.#starts;
    const all = { first: 0, from: 0, last: starts.length, to: tree.length };
    if (previous === undefined) return all;
    const first = lastWithin(starts, sharedStart(previous, tree));
    const from = starts[first] as number;
    const last = firstWithin(starts, previous.length - sharedEnd(previous, tree, from));
    const to = tree.length - (previous.length - (starts[last] as number));
    // An entry of the new tree may reach into what only happens to be the same.
    return isWhole(tree, this.#idBytes, from, to) ? { first, from, last, to } : { ...all, first, from };
  }
}

function isWhole(tree: Buffer, idBytes: IdBytes, from: number, to: number): boolean {
  try {
    visitTree(tree, () => {}, idBytes, from, to);
    return true;
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return false;
  }
}

/** Position of the last start that is not beyond a place; the first one is 0. */
function lastWithin(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Position of the first start that is not before a place, which is not beyond the last one. */
function firstWithin(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) >= place) high = middle;
    else low = middle + 1;
  }
  return low;
}
