import { isReadFailure } from './corrupt.js';
import type { Commit } from './objects.js';

/** Known commits that are looked at beyond what dates call for, since clocks are wrong now and then; git looks at as many. */
const SLOP = 5;
/** And as many at most as dates do call for: one new commit of 1970 must not make us read all of a long history. */
const MAX_SLOP = 10_000;

interface Node {
  readonly id: string;
  readonly commit: Commit;
  /** Whether one of the known commits reaches it. */
  isKnown: boolean;
  isDone: boolean;
}

export interface NewCommit extends Commit {
  readonly id: string;
}

/**
 * The commits that `tips` reach and `known` ones do not, parents before children. Wrong dates can make it give commits
 * that are known, never leave out one that is not. A known commit that can't be read is passed over; for any other the
 * error of `read` is thrown.
 */
export function commitsBeyond(
  read: (id: string) => Commit,
  tips: readonly string[],
  known: readonly string[],
): NewCommit[] {
  const walk = new Walk(read);
  for (const id of known) walk.enter(id, true);
  for (const id of tips) walk.enter(id, false);
  return parentsFirst(tips, walk.run());
}

/** Newest first, so that what is known spreads over what was taken for new before that is walked any further. */
class Walk {
  readonly #read: (id: string) => Commit;
  readonly #nodes = new Map<string, Node>();
  readonly #queue = new NewestFirst();
  /** How many in the queue are not known. */
  #pending = 0;
  #oldestNew = Number.POSITIVE_INFINITY;

  constructor(read: (id: string) => Commit) {
    this.#read = read;
  }

  enter(id: string, isKnown: boolean): void {
    const met = this.#nodes.get(id);
    if (met !== undefined) {
      if (isKnown) this.#markKnown(met);
      return;
    }
    const commit = this.#readUnless(isKnown, id);
    if (commit === undefined) return;
    const node: Node = { id, commit, isKnown, isDone: false };
    this.#nodes.set(id, node);
    this.#queue.push(node);
    if (!isKnown) this.#pending += 1;
  }

  run(): ReadonlyMap<string, NewCommit> {
    let slop = SLOP;
    for (let extra = 0; this.#pending > 0 || (slop > 0 && extra < MAX_SLOP);) {
      const node = this.#queue.pop();
      if (node === undefined) break;
      node.isDone = true;
      if (!node.isKnown) {
        this.#pending -= 1;
        this.#oldestNew = Math.min(this.#oldestNew, timeOf(node));
      } else if (this.#pending === 0) {
        extra += 1;
        if (timeOf(node) < this.#oldestNew) slop -= 1;
      }
      for (const parent of node.commit.parents) this.enter(parent, node.isKnown);
    }
    const found = [...this.#nodes.values()].filter(({ isKnown }) => !isKnown);
    return new Map(found.map(({ id, commit }) => [id, { id, ...commit }]));
  }

  /** Once a commit was walked its parents are known with it. */
  #markKnown(first: Node): void {
    const stack = [first];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.isKnown) continue;
      node.isKnown = true;
      if (!node.isDone) {
        this.#pending -= 1;
        continue;
      }
      for (const id of node.commit.parents) {
        const parent = this.#nodes.get(id);
        if (parent !== undefined) stack.push(parent);
      }
    }
  }

  #readUnless(isKnown: boolean, id: string): Commit | undefined {
    try {
      return this.#read(id);
    } catch (error) {
      if (isKnown && isReadFailure(error)) return undefined;
      throw error;
    }
  }
}

function parentsFirst(tips: readonly string[], commits: ReadonlyMap<string, NewCommit>): NewCommit[] {
  const sorted: NewCommit[] = [];
  const isEntered = new Set<string>();
  const stack = tips.map((id) => ({ id, isDone: false }));
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const commit = commits.get(item.id);
    if (commit === undefined) continue;
    if (item.isDone) sorted.push(commit);
    if (item.isDone || isEntered.has(item.id)) continue;
    isEntered.add(item.id);
    stack.push({ id: item.id, isDone: true });
    for (const id of commit.parents) if (!isEntered.has(id)) stack.push({ id, isDone: false });
  }
  return sorted;
}

function timeOf(node: Node): number {
  return node.commit.committer?.time ?? 0;
}

/** A binary heap of commits by time. */
class NewestFirst {
  readonly #heap: Node[] = [];

  push(node: Node): void {
    let at = this.#heap.push(node) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isNewer(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): Node | undefined {
    const newest = this.#heap[0];
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return newest;
    this.#heap[0] = last;
    for (let at = 0; ;) {
      let most = at;
      for (const below of [at * 2 + 1, at * 2 + 2]) {
        if (below < this.#heap.length && this.#isNewer(below, most)) most = below;
      }
      if (most === at) return newest;
      this.#swap(at, most);
      at = most;
    }
  }

  #isNewer(left: number, right: number): boolean {
    return timeOf(this.#heap[left] as Node) > timeOf(this.#heap[right] as Node);
  }

  #swap(left: number, right: number): void {
    const value = this.#heap[left] as Node;
    this.#heap[left] = this.#heap[right] as Node;
    this.#heap[right] = value;
  }
}
