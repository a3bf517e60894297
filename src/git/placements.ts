import type { GraphCommit, HistoryGraph } from './history-graph.js';
import type { ObjectDatabase } from './object-database.js';
import { findTips, markCommits, sortOldestFirst } from './reachability.js';
import { type Refs, shortRefName } from './refs.js';

/** Trees that name each other ten times over hold more paths than anyone can list. */
const MAX_PATHS_PER_FILE = 1000;
const MAX_PATHS = 500_000;
const MAX_STEPS = 20_000_000;
const MAX_REFS = 10;

/** Where a blob stands: its path, and the oldest commit (by position in the graph) that has it there. */
export interface Placement {
  /** Absent for a blob that a ref names directly. */
  readonly path: Buffer | undefined;
  /** Absent if only a ref to a tree or blob reaches it. */
  readonly commit: number | undefined;
  /** The tree or blob that a ref or a tag names, where no commit has it. */
  readonly tip?: number;
  readonly inHead: boolean;
}

/** Answers where in the history objects stand. A blob that nothing reaches has no placement. */
export class Placements {
  readonly #graph: HistoryGraph;
  readonly #database: ObjectDatabase;
  readonly #refs: Refs;
  readonly #tips: readonly number[];
  readonly #isReached: Uint8Array;
  readonly #sorted: readonly number[];

  constructor(graph: HistoryGraph, database: ObjectDatabase, refs: Refs) {
    this.#graph = graph;
    this.#database = database;
    this.#refs = refs;
    this.#tips = findTips(graph, database, refs);
    this.#isReached = markCommits(graph, this.#tips);
    this.#sorted = sortOldestFirst(graph, this.#isReached);
  }

  isReached(commit: number): boolean {
    return this.#isReached[commit] === 1;
  }

  ofFiles(files: ReadonlySet<number>): Map<number, Placement[]> {
    const paths = new PathTable(this.#graph);
    const isRelevant = markAbove(this.#graph, files);
    const walk = new TreeWalk(this.#graph, paths, files, isRelevant);
    const inHead = this.#findInHead(new TreeWalk(this.#graph, paths, files, isRelevant));
    const result = new Map<number, Placement[]>();
    const add = (file: number, path: number | undefined, holder: { commit?: number; tip?: number }): void => {
      const list = result.get(file) ?? [];
      result.set(file, list);
      if (list.length >= MAX_PATHS_PER_FILE) return;
      const isThere = path !== undefined && inHead.get(file)?.has(path) === true;
      const bytes = path === undefined ? undefined : paths.bytes(path);
      list.push({ path: bytes, commit: undefined, ...holder, inHead: isThere });
    };
    for (const at of this.#sorted) {
      walk.enter((this.#graph.commits[at] as GraphCommit).tree, (file, path) => add(file, path, { commit: at }));
    }
    for (const tip of this.#tips) {
      if (files.has(tip) && !this.#graph.isTree(tip)) add(tip, undefined, { tip });
      else walk.enter(tip, (file, path) => add(file, path, { tip }));
    }
    return result;
  }

  /** Short names of the refs that reach each of these commits, sorted, at most ten each. */
  refsOf(commits: ReadonlySet<number>): Map<number, string[]> {
    const tips = this.#namedTips();
    const all = [...commits];
    const result = new Map<number, string[]>();
    // One bit for each of 32 commits is handed from parents to children: one pass for all of them.
    for (let start = 0; start < all.length; start += 32) {
      const batch = all.slice(start, start + 32);
      const bits = this.#spread(batch);
      for (const [index, commit] of batch.entries()) {
        const names = tips.filter(([, tip]) => (((bits[tip] as number) >>> index) & 1) === 1).map(([name]) => name);
        result.set(commit, names.slice(0, MAX_REFS));
      }
    }
    return result;
  }

  /** Short names of the refs that name this very object. */
  refsTo(number: number): string[] {
    const id = this.#database.ids.hex(number);
    const names = [...this.#refs.byName].filter(([, target]) => target === id).map(([name]) => shortRefName(name));
    return [...new Set(names)].sort().slice(0, MAX_REFS);
  }

  #spread(batch: readonly number[]): Int32Array {
    const bits = new Int32Array(this.#graph.commits.length);
    for (const [index, commit] of batch.entries()) bits[commit] = 1 << index;
    for (const at of this.#sorted) {
      let own = bits[at] as number;
      for (const parent of (this.#graph.commits[at] as GraphCommit).parents) {
        const position = this.#graph.commitAt(parent);
        if (position >= 0) own |= bits[position] as number;
      }
      bits[at] = own;
    }
    return bits;
  }

  #namedTips(): (readonly [name: string, commit: number])[] {
    const tips = new Map<string, number>();
    for (const [name, id] of this.#refs.byName) tips.set(shortRefName(name), this.#commitOf(id));
    for (const [name, id] of this.#refs.otherHeads) tips.set(name, this.#commitOf(id));
    if (this.#refs.isDetached && this.#refs.head !== undefined) tips.set('HEAD', this.#commitOf(this.#refs.head));
    return [...tips].filter(([, commit]) => commit >= 0).sort(([left], [right]) => (left < right ? -1 : 1));
  }

  #commitOf(id: string): number {
    const number = this.#database.ids.findHex(id);
    return number < 0 ? -1 : this.#graph.commitAt(this.#graph.peel(number));
  }

  #findInHead(walk: TreeWalk): Map<number, Set<number>> {
    const found = new Map<number, Set<number>>();
    const commit = this.#refs.head === undefined ? -1 : this.#commitOf(this.#refs.head);
    if (commit < 0) return found;
    walk.enter((this.#graph.commits[commit] as GraphCommit).tree, (file, path) => {
      const paths = found.get(file) ?? new Set();
      found.set(file, paths.add(path));
    });
    return found;
  }
}

/** Walks trees that hold wanted files, and none twice at the same path: what it met before was met in an older commit. */
class TreeWalk {
  readonly #graph: HistoryGraph;
  readonly #paths: PathTable;
  readonly #files: ReadonlySet<number>;
  readonly #isRelevant: Uint8Array;
  readonly #seen = new Set<number>();
  #steps = 0;

  constructor(graph: HistoryGraph, paths: PathTable, files: ReadonlySet<number>, isRelevant: Uint8Array) {
    this.#graph = graph;
    this.#paths = paths;
    this.#files = files;
    this.#isRelevant = isRelevant;
  }

  enter(root: number, found: (file: number, path: number) => void): void {
    const stack = root < 0 ? [] : [{ number: root, path: 0 }];
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      const { number, path } = place;
      const isFile = this.#files.has(number);
      if ((!isFile && this.#isRelevant[number] !== 1) || this.#steps > MAX_STEPS) continue;
      const key = path * this.#graph.objectCount + number;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#steps += 1;
      // A file has a path; the tree of a commit has none, and its names may be wanted.
      if (isFile && (path !== 0 || this.#graph.isTree(number))) found(number, path);
      const [from, to] = this.#graph.edgesOf(number);
      for (let edge = to - 1; edge >= from; edge -= 1) {
        const child = this.#graph.childOf(edge);
        if (this.#isRelevant[child] !== 1) continue;
        const below = this.#paths.below(path, this.#graph.nameIdOf(edge));
        if (below !== undefined) stack.push({ number: child, path: below });
      }
    }
  }
}

/** Numbers paths: each is a name below another path, 0 is the root. */
class PathTable {
  readonly #graph: HistoryGraph;
  readonly #ids = new Map<number, number>();
  readonly #above: number[] = [0];
  readonly #nameIds: number[] = [0];

  constructor(graph: HistoryGraph) {
    this.#graph = graph;
  }

  /** Undefined when there are more paths than an honest repository has. */
  below(path: number, nameId: number): number | undefined {
    const key = path * this.#graph.names.length + nameId;
    const known = this.#ids.get(key);
    if (known !== undefined || this.#ids.size >= MAX_PATHS) return known;
    this.#ids.set(key, this.#above.length);
    this.#nameIds.push(nameId);
    return this.#above.push(path) - 1;
  }

  bytes(path: number): Buffer {
    const names: string[] = [];
    for (let at = path; at !== 0; at = this.#above[at] as number)
      names.push(this.#graph.names[this.#nameIds[at] as number] ?? '');
    return Buffer.from(names.reverse().join('/'), 'latin1');
  }
}

/** Marks the files and every tree above them. */
function markAbove(graph: HistoryGraph, files: ReadonlySet<number>): Uint8Array {
  const firstEdge = new Int32Array(graph.objectCount).fill(-1);
  const nextEdge = new Int32Array(graph.edgeCount);
  for (let edge = 0; edge < graph.edgeCount; edge += 1) {
    nextEdge[edge] = firstEdge[graph.childOf(edge)] as number;
    firstEdge[graph.childOf(edge)] = edge;
  }
  const isMarked = new Uint8Array(graph.objectCount);
  const stack = [...files];
  for (let number = stack.pop(); number !== undefined; number = stack.pop()) {
    if (isMarked[number] === 1) continue;
    isMarked[number] = 1;
    for (let edge = firstEdge[number] as number; edge >= 0; edge = nextEdge[edge] as number)
      stack.push(graph.parentOf(edge));
  }
  return isMarked;
}
