import { isReadFailure } from './corrupt.js';
import { GrowingInts } from './growing-ints.js';
import type { ObjectDatabase } from './object-database.js';
import {
  type EntryVisitor,
  GITLINK_MODE,
  type ObjectType,
  parseCommit,
  parseTag,
  TREE_MODE,
  visitTree,
} from './objects.js';
import { Pacer } from './pacer.js';

const TYPES: ReadonlySet<ObjectType> = new Set(['commit', 'tree', 'tag']);

/** A commit by the numbers of the objects that it names; those that are missing are left out. */
export interface GraphCommit {
  readonly number: number;
  readonly tree: number;
  readonly parents: readonly number[];
  readonly time: number;
}

/**
 * Which object names which, in memory: commits, tags, folders in folders, and of the files only those that were asked for.
 * It is made in one pass in the order of the packs, which costs less than following ids from one commit to the next.
 */
export class HistoryGraph {
  readonly objectCount: number;
  readonly commits: GraphCommit[] = [];
  /** What each annotated tag names. */
  readonly tagTargets = new Map<number, number>();
  /** Names of tree entries; one character a byte. */
  readonly names: string[] = [];
  readonly #commitAt: Int32Array;
  readonly #treeStart: Int32Array;
  readonly #treeEnd: Int32Array;
  readonly #nameIds = new Map<string, number>();
  readonly #parents = new GrowingInts();
  readonly #children = new GrowingInts();
  readonly #edgeNames = new GrowingInts();

  constructor(objectCount: number) {
    this.objectCount = objectCount;
    this.#commitAt = new Int32Array(objectCount).fill(-1);
    this.#treeStart = new Int32Array(objectCount).fill(-1);
    this.#treeEnd = new Int32Array(objectCount);
  }

  /** Position of a commit in `commits`, or -1. */
  commitAt(number: number): number {
    return number < 0 ? -1 : (this.#commitAt[number] as number);
  }

  isTree(number: number): boolean {
    return (this.#treeStart[number] as number) >= 0;
  }

  get edgeCount(): number {
    return this.#children.length;
  }

  parentOf(edge: number): number {
    return this.#parents.at(edge);
  }

  childOf(edge: number): number {
    return this.#children.at(edge);
  }

  nameIdOf(edge: number): number {
    return this.#edgeNames.at(edge);
  }

  /** Edges of a tree: from the first up to, and without, the second. None for what is no tree. */
  edgesOf(tree: number): readonly [from: number, to: number] {
    const from = this.#treeStart[tree] ?? -1;
    return from < 0 ? [0, 0] : [from, this.#treeEnd[tree] as number];
  }

  addCommit(commit: GraphCommit): void {
    this.#commitAt[commit.number] = this.commits.length;
    this.commits.push(commit);
  }

  beginTree(tree: number): void {
    this.#treeStart[tree] = this.#children.length;
    this.#treeEnd[tree] = this.#children.length;
  }

  addEdge(tree: number, child: number, name: string): void {
    let nameId = this.#nameIds.get(name);
    if (nameId === undefined) {
      nameId = this.names.length;
      this.names.push(name);
      this.#nameIds.set(name, nameId);
    }
    this.#parents.push(tree);
    this.#children.push(child);
    this.#edgeNames.push(nameId);
    this.#treeEnd[tree] = this.#children.length;
  }

  /** The object behind a tag, or behind a tag of a tag. */
  peel(number: number): number {
    let at = number;
    // Tags can't form a circle unless ids were forged, so a bound is enough.
    for (let step = 0; step < 64; step += 1) {
      const target = this.tagTargets.get(at);
      if (target === undefined) break;
      at = target;
    }
    return at;
  }
}

/** @param files numbers of the blobs whose places are wanted */
export async function buildHistoryGraph(
  database: ObjectDatabase,
  files: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<HistoryGraph> {
  const graph = new HistoryGraph(database.ids.size);
  const pacer = new Pacer();
  for (const { number, type, bytes } of database.objectsOf(TYPES)) {
    try {
      addObject(graph, database, files, number, type, bytes);
    } catch (error) {
      // The scan itself has told what is malformed.
      if (!isReadFailure(error)) throw error;
    }
    if (pacer.isDue()) await pacer.rest(signal);
  }
  return graph;
}

function addObject(
  graph: HistoryGraph,
  { ids }: ObjectDatabase,
  files: ReadonlySet<number>,
  number: number,
  type: ObjectType,
  bytes: Buffer,
): void {
  if (type === 'commit') {
    const { tree, parents, committer } = parseCommit(bytes);
    const known = parents.map((parent) => ids.findHex(parent)).filter((parent) => parent >= 0);
    graph.addCommit({ number, tree: ids.findHex(tree), parents: known, time: committer?.time ?? 0 });
  } else if (type === 'tag') {
    const target = ids.findHex(parseTag(bytes).object);
    if (target >= 0) graph.tagTargets.set(number, target);
  } else if (type === 'tree') {
    graph.beginTree(number);
    const visit: EntryVisitor = (mode, nameStart, nameEnd, idAt) => {
      if (mode === GITLINK_MODE || (mode !== TREE_MODE && files.size === 0)) return;
      const child = ids.find(bytes, idAt);
      if (child < 0 || (mode !== TREE_MODE && !files.has(child))) return;
      graph.addEdge(number, child, bytes.toString('latin1', nameStart, nameEnd));
    };
    visitTree(bytes, visit, ids.idBytes);
  }
}
