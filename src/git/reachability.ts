import type { GraphCommit, HistoryGraph } from './history-graph.js';
import type { ObjectDatabase } from './object-database.js';
import type { Refs } from './refs.js';

/** Numbers of the objects at which refs and HEADs stand, tags followed to what they name, without repetition. */
export function findTips(graph: HistoryGraph, database: ObjectDatabase, refs: Refs): number[] {
  const ids = [...refs.byName.values(), ...(refs.head === undefined ? [] : [refs.head]), ...refs.otherHeads.values()];
  const numbers = ids.map((id) => database.ids.findHex(id)).filter((number) => number >= 0);
  return [...new Set(numbers.map((number) => graph.peel(number)))];
}

/** Marks, by position, the commits that the tips reach. */
export function markCommits(graph: HistoryGraph, tips: readonly number[]): Uint8Array {
  const isReached = new Uint8Array(graph.commits.length);
  const stack = tips.map((tip) => graph.commitAt(tip)).filter((at) => at >= 0);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (isReached[at] === 1) continue;
    isReached[at] = 1;
    for (const parent of (graph.commits[at] as GraphCommit).parents) {
      const position = graph.commitAt(parent);
      if (position >= 0 && isReached[position] === 0) stack.push(position);
    }
  }
  return isReached;
}

/** Marks, by number, the commits, tags and trees that the refs reach. Files are not marked. */
export function markObjects(graph: HistoryGraph, database: ObjectDatabase, refs: Refs): Uint8Array {
  const isReached = new Uint8Array(graph.objectCount);
  for (const id of refs.byName.values()) {
    let at: number | undefined = database.ids.findHex(id);
    for (; at !== undefined && at >= 0 && isReached[at] === 0; at = graph.tagTargets.get(at)) isReached[at] = 1;
  }
  const tips = findTips(graph, database, refs);
  const stack = tips.filter((tip) => graph.isTree(tip));
  for (const [at, isCommitReached] of markCommits(graph, tips).entries()) {
    if (isCommitReached === 0) continue;
    const { number, tree } = graph.commits[at] as GraphCommit;
    isReached[number] = 1;
    if (tree >= 0) stack.push(tree);
  }
  const isEntered = new Uint8Array(graph.objectCount);
  for (let tree = stack.pop(); tree !== undefined; tree = stack.pop()) {
    if (isEntered[tree] === 1) continue;
    isEntered[tree] = 1;
    isReached[tree] = 1;
    const [from, to] = graph.edgesOf(tree);
    for (let edge = from; edge < to; edge += 1) stack.push(graph.childOf(edge));
  }
  return isReached;
}

/** Positions of the marked commits, parents before children and otherwise the older first. */
export function sortOldestFirst(graph: HistoryGraph, isReached: Uint8Array): number[] {
  const waitsFor = new Int32Array(graph.commits.length);
  const children = graph.commits.map((): number[] => []);
  const ready = new OldestFirst(graph);
  for (const [at, { parents }] of graph.commits.entries()) {
    if (isReached[at] === 0) continue;
    for (const parent of parents) {
      const position = graph.commitAt(parent);
      if (position < 0) continue;
      children[position]?.push(at);
      waitsFor[at] = (waitsFor[at] as number) + 1;
    }
    if (waitsFor[at] === 0) ready.push(at);
  }
  const sorted: number[] = [];
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    sorted.push(at);
    for (const child of children[at] ?? []) {
      waitsFor[child] = (waitsFor[child] as number) - 1;
      if (waitsFor[child] === 0) ready.push(child);
    }
  }
  return sorted;
}

/** A binary heap of commits by time. */
class OldestFirst {
  readonly #graph: HistoryGraph;
  readonly #heap: number[] = [];

  constructor(graph: HistoryGraph) {
    this.#graph = graph;
  }

  push(commit: number): void {
    let at = this.#heap.push(commit) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isOlder(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): number | undefined {
    const oldest = this.#heap[0];
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return oldest;
    this.#heap[0] = last;
    for (let at = 0; ;) {
      let least = at;
      for (const below of [at * 2 + 1, at * 2 + 2]) {
        if (below < this.#heap.length && this.#isOlder(below, least)) least = below;
      }
      if (least === at) return oldest;
      this.#swap(at, least);
      at = least;
    }
  }

  #isOlder(left: number, right: number): boolean {
    return this.#timeAt(left) < this.#timeAt(right);
  }

  #timeAt(at: number): number {
    return this.#graph.commits[this.#heap[at] as number]?.time ?? 0;
  }

  #swap(left: number, right: number): void {
    const value = this.#heap[left] as number;
    this.#heap[left] = this.#heap[right] as number;
    this.#heap[right] = value;
  }
}
