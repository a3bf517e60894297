import type { Lineage } from '../core/fragment.js';
import { corrupt, isReadFailure, reasonOf } from './corrupt.js';
import { applyDelta } from './delta.js';
import { LARGE_BYTES, MAX_OBJECT_BYTES, type ObjectType, type RawObject } from './objects.js';
import type { EntryHeader, Pack } from './pack.js';

/** Bases that wait for their other children; beyond it the oldest are dropped and made again when needed. */
const MAX_HELD_BYTES = 64 * 2 ** 20;
const NOT_A_DELTA = -1;
const BASE_ELSEWHERE = -2;

export type PackItem =
  | {
      readonly rank: number;
      readonly kind: 'object';
      readonly type: ObjectType;
      readonly bytes: Buffer;
      readonly lineage: Lineage;
    }
  | {
      readonly rank: number;
      readonly kind: 'large';
      readonly size: number;
      readonly stream: () => AsyncIterable<Buffer>;
    }
  | { readonly rank: number; readonly kind: 'unreadable'; readonly reason: string };

export interface WalkOptions {
  /** Families of other types are left out, without a word. */
  readonly wants: (type: ObjectType) => boolean;
  /** Whether somebody needs this entry itself; if not, it is read only as a base. */
  readonly needs: (rank: number) => boolean;
  readonly readBase: (id: Buffer) => RawObject;
}

/** Numbers for `Lineage.self`, never used twice in a process. */
let lineages = 0;

/** All objects of a pack, each delta family depth-first from its root, so that every base is inflated once. */
export function walkPack(pack: Pack, options: WalkOptions): Generator<PackItem> {
  return new PackWalk(pack, options).walk();
}

class PackWalk {
  readonly #pack: Pack;
  readonly #options: WalkOptions;
  readonly #bases: Int32Array;
  readonly #firstChild: Int32Array;
  readonly #nextSibling: Int32Array;
  readonly #isDone: Uint8Array;
  readonly #held = new Map<number, Buffer>();
  #heldBytes = 0;

  constructor(pack: Pack, options: WalkOptions) {
    this.#pack = pack;
    this.#options = options;
    this.#bases = new Int32Array(pack.count).fill(NOT_A_DELTA);
    this.#firstChild = new Int32Array(pack.count).fill(-1);
    this.#nextSibling = new Int32Array(pack.count).fill(-1);
    this.#isDone = new Uint8Array(pack.count);
  }

  *walk(): Generator<PackItem> {
    yield* this.#readHeaders();
    for (let rank = 0; rank < this.#pack.count; rank += 1) {
      if ((this.#bases[rank] as number) < 0 && this.#isDone[rank] === 0) yield* this.#family(rank);
    }
    for (let rank = 0; rank < this.#pack.count; rank += 1) {
      if (this.#isDone[rank] === 0)
        yield this.#unreadable(rank, corrupt('pack: deltas go in a circle or rest on nothing'));
    }
  }

  /** Lists are built from the end, so that children come in the order of the file. */
  *#readHeaders(): Generator<PackItem> {
    for (let rank = this.#pack.count - 1; rank >= 0; rank -= 1) {
      try {
        const header = this.#pack.header(rank);
        this.#bases[rank] = header.baseId === undefined ? header.base : BASE_ELSEWHERE;
      } catch (error) {
        yield this.#unreadable(rank, error);
        continue;
      }
      const base = this.#bases[rank] as number;
      if (base < 0) continue;
      this.#nextSibling[rank] = this.#firstChild[base] as number;
      this.#firstChild[base] = rank;
    }
  }

  *#family(root: number): Generator<PackItem> {
    const first = this.#readRoot(root);
    if (first === undefined) return;
    yield first;
    if (first.kind !== 'object') {
      yield* this.#failBelow(root);
      return;
    }
    if ((this.#firstChild[root] as number) < 0) return;
    this.#hold(root, first.bytes);
    const stack = [root];
    const lineage = [first.lineage];
    for (let parent = stack.at(-1); parent !== undefined; parent = stack.at(-1)) {
      const child = this.#takeChild(parent);
      if (child < 0) {
        this.#drop(parent);
        stack.pop();
        lineage.pop();
        continue;
      }
      const hasChildren = (this.#firstChild[child] as number) >= 0;
      if (!hasChildren && !this.#options.needs(child)) {
        this.#isDone[child] = 1;
        continue;
      }
      const item = this.#readChild(parent, child, first.type, lineage.at(-1) as Lineage);
      yield item;
      if (item.kind !== 'object') yield* this.#failBelow(child);
      else if (hasChildren) {
        stack.push(child);
        lineage.push(item.lineage);
        this.#hold(child, item.bytes);
      }
    }
  }

  /** Undefined for a family that nobody wants. */
  #readRoot(root: number): PackItem | undefined {
    try {
      const header = this.#pack.header(root);
      const isLeaf = (this.#firstChild[root] as number) < 0;
      const unwanted = header.type !== undefined && !this.#options.wants(header.type);
      if (unwanted || (isLeaf && !this.#options.needs(root))) {
        this.#skipFamily(root);
        return undefined;
      }
      if (isLarge(header, isLeaf)) return this.#largeItem(root, header);
      const { type, bytes } = this.#pack.read(root, this.#options.readBase);
      if (!this.#options.wants(type)) {
        this.#skipFamily(root);
        return undefined;
      }
      this.#isDone[root] = 1;
      return { rank: root, kind: 'object', type, bytes, lineage: { self: (lineages += 1), depth: 0 } };
    } catch (error) {
      return this.#unreadable(root, error);
    }
  }

  #readChild(parent: number, child: number, type: ObjectType, { self, depth }: Lineage): PackItem {
    try {
      const base = this.#baseBytes(parent);
      if ((this.#firstChild[parent] as number) < 0) this.#drop(parent);
      const delta = this.#pack.data(child, this.#pack.header(child));
      this.#isDone[child] = 1;
      const copies: number[] = [];
      const bytes = applyDelta(base, delta, MAX_OBJECT_BYTES, copies);
      const lineage = { self: (lineages += 1), depth: depth + 1, base: self, copies };
      return { rank: child, kind: 'object', type, bytes, lineage };
    } catch (error) {
      return this.#unreadable(child, error);
    }
  }

  /** The bytes of an entry that is on the stack: held, or made again from the nearest one that is. */
  #baseBytes(rank: number): Buffer {
    const held = this.#held.get(rank);
    if (held !== undefined) return held;
    const missing: number[] = [];
    let at = rank;
    let bytes: Buffer | undefined;
    while (bytes === undefined && (this.#bases[at] as number) >= 0) {
      missing.push(at);
      at = this.#bases[at] as number;
      bytes = this.#held.get(at);
    }
    bytes ??= this.#pack.read(at, this.#options.readBase).bytes;
    for (const next of missing.reverse()) {
      bytes = applyDelta(bytes, this.#pack.data(next, this.#pack.header(next)), MAX_OBJECT_BYTES);
    }
    this.#hold(rank, bytes);
    return bytes;
  }

  #hold(rank: number, bytes: Buffer): void {
    this.#held.set(rank, bytes);
    this.#heldBytes += bytes.length;
    for (const oldest of this.#held.keys()) {
      if (this.#heldBytes <= MAX_HELD_BYTES || oldest === rank) break;
      this.#drop(oldest);
    }
  }

  #drop(rank: number): void {
    this.#heldBytes -= this.#held.get(rank)?.length ?? 0;
    this.#held.delete(rank);
  }

  #takeChild(parent: number): number {
    const child = this.#firstChild[parent] as number;
    if (child >= 0) this.#firstChild[parent] = this.#nextSibling[child] as number;
    return child;
  }

  *#below(rank: number): Generator<number> {
    const stack = [rank];
    for (let parent = stack.pop(); parent !== undefined; parent = stack.pop()) {
      for (let child = this.#takeChild(parent); child >= 0; child = this.#takeChild(parent)) {
        yield child;
        stack.push(child);
      }
    }
  }

  #skipFamily(root: number): void {
    this.#isDone[root] = 1;
    for (const child of this.#below(root)) this.#isDone[child] = 1;
  }

  *#failBelow(rank: number): Generator<PackItem> {
    for (const child of this.#below(rank))
      yield this.#unreadable(child, corrupt('pack: the base of this delta can not be read'));
  }

  #largeItem(rank: number, header: EntryHeader): PackItem {
    this.#isDone[rank] = 1;
    return { rank, kind: 'large', size: header.size, stream: () => this.#pack.stream(rank, header) };
  }

  #unreadable(rank: number, error: unknown): PackItem {
    if (!isReadFailure(error)) throw error;
    this.#isDone[rank] = 1;
    return { rank, kind: 'unreadable', reason: reasonOf(error) };
  }
}

function isLarge(header: EntryHeader, isLeaf: boolean): boolean {
  return header.type === 'blob' && header.size > (isLeaf ? LARGE_BYTES : MAX_OBJECT_BYTES);
}
