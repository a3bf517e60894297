import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { AppError } from '../core/errors.js';
import type { Lineage } from '../core/fragment.js';
import { findObjectFolders } from './alternates.js';
import { corrupt, isReadFailure, reasonOf } from './corrupt.js';
import { GapList } from './gap-list.js';
import { indexPack } from './index-pack.js';
import { listLooseObjects, looseMark, readLooseObject } from './loose-objects.js';
import { checkMultiPackIndex } from './multi-pack-index.js';
import { type IdBytes, ObjectIdTable } from './object-id-table.js';
import type { LargeContent, ObjectType, RawObject } from './objects.js';
import { Pack } from './pack.js';
import { OpenPacks } from './pack-file.js';
import { type PackIndex, readPackIndex } from './pack-index.js';
import { walkPack } from './pack-walk.js';
import type { Repository } from './repository.js';

/** A base in another pack may rest on one in a third; hostile ones lead in a circle. */
const MAX_STORES_IN_CHAIN = 32;

/** An object as it is met: its content, a stream of it when it is a large blob, or why it can't be read. */
export type StoredObject = { readonly number: number } & (
  | { readonly kind: 'object'; readonly type: ObjectType; readonly bytes: Buffer; readonly lineage?: Lineage }
  | { readonly kind: 'large'; readonly size: number; readonly stream: () => AsyncIterable<Buffer> }
  | { readonly kind: 'unreadable'; readonly reason: string }
);

interface LooseFolder {
  readonly path: string;
  readonly ids: readonly string[];
}

/**
 * All objects of a repository, reachable or not, of its packs, loose files and alternates. What is damaged becomes a gap
 * or an unreadable object, and the rest is read.
 */
export class ObjectDatabase {
  readonly gaps = new GapList();
  readonly ids: ObjectIdTable;
  readonly #packs: Pack[] = [];
  readonly #loose: LooseFolder[] = [];
  readonly #openPacks = new OpenPacks();
  readonly #unindexed: { readonly path: string; readonly name: string }[] = [];
  readonly #idBytes: IdBytes;
  /** Numbers of the entries of each pack, in the order of its index. */
  readonly #packNumbers: Int32Array[] = [];
  /** Packs whose blobs are not read. */
  readonly #withoutBlobs = new Set<Pack>();
  readonly #looseLeftOut = new Set<number>();

  constructor(repository: Repository) {
    this.#idBytes = repository.idBytes;
    const folders = findObjectFolders(`${repository.commonDir}/objects`, this.gaps, repository.within);
    for (const folder of folders) {
      this.#openPackFolder(`${folder}/pack`);
      this.#attempt(folder, () => this.#loose.push({ path: folder, ids: listLooseObjects(folder, this.#idBytes) }));
    }
    this.#openUnindexed();
    this.ids = new ObjectIdTable(this.entryCount, this.#idBytes);
    for (const pack of this.#packs) {
      this.#packNumbers.push(
        Int32Array.from({ length: pack.count }, (_, at) => this.ids.add(pack.names, at * this.#idBytes)),
      );
    }
    for (const { ids } of this.#loose) for (const id of ids) this.ids.add(Buffer.from(id, 'hex'), 0);
    for (const folder of folders) {
      const path = `${folder}/pack/multi-pack-index`;
      this.#attempt(path, () => checkMultiPackIndex(path, this.ids, this.gaps));
    }
  }

  /** Entries in all stores; objects that several of them hold are counted as often. */
  get entryCount(): number {
    const packed = this.#packs.reduce((sum, pack) => sum + pack.count, 0);
    return this.#loose.reduce((sum, { ids }) => sum + ids.length, packed);
  }

  get packs(): readonly Pack[] {
    return this.#packs;
  }

  /** Blobs that are only in this pack are not among `objects` then. */
  leaveOutBlobs(pack: Pack): void {
    this.#withoutBlobs.add(pack);
  }

  /**
   * Loose objects are not among `objects` then for which this says so; the mark names the object and its very file. Gives
   * their numbers.
   */
  leaveOutLoose(isLeftOut: (mark: string) => boolean): ReadonlySet<number> {
    for (const { path, ids } of this.#loose) {
      for (const id of ids) {
        if (isLeftOut(looseMark(path, id))) this.#looseLeftOut.add(this.ids.findHex(id));
      }
    }
    return this.#looseLeftOut;
  }

  /** Every loose object with its mark. */
  *looseMarks(): Generator<{ readonly id: string; readonly mark: string }> {
    for (const { path, ids } of this.#loose) for (const id of ids) yield { id, mark: looseMark(path, id) };
  }

  /** Numbers of all that is in packs whose blobs are left out, and of loose objects that are. */
  *leftOut(): Generator<number> {
    yield* this.#looseLeftOut;
    for (const [at, pack] of this.#packs.entries())
      if (this.#withoutBlobs.has(pack)) yield* this.#packNumbers[at] ?? [];
  }

  /** Every object once, in the order that is cheapest to read. Damage that costs nothing is added to `gaps`. */
  *objects(): Generator<StoredObject> {
    const isDelivered = new Uint8Array(this.ids.size);
    const unreadable = new Map<number, string>();
    for (const item of this.#entries(() => true, isDelivered)) {
      if (isDelivered[item.number] === 1) continue;
      if (item.kind === 'unreadable') {
        unreadable.set(item.number, item.reason);
        continue;
      }
      if (this.#isGenuine(item)) isDelivered[item.number] = 1;
      yield item;
    }
    for (const [number, reason] of unreadable) {
      if (isDelivered[number] === 0) yield { number, kind: 'unreadable', reason };
      else this.gaps.add(`a copy of object ${this.ids.hex(number)}`, reason, 'damaged copies of objects');
    }
  }

  /** What can be read of some types, each once; for a second look, so nothing is added to `gaps`. */
  *objectsOf(types: ReadonlySet<ObjectType>): Generator<StoredObject & { readonly kind: 'object' }> {
    const isDelivered = new Uint8Array(this.ids.size);
    for (const item of this.#entries((type) => types.has(type), isDelivered)) {
      if (item.kind !== 'object' || isDelivered[item.number] === 1) continue;
      isDelivered[item.number] = 1;
      yield item;
    }
  }

  /** One object by its id, a large blob as a stream. Fails with `not-found`, or `corrupt-input` without a good copy. */
  find(id: string): RawObject | LargeContent {
    const bytes = Buffer.from(id, 'hex');
    if (this.ids.findHex(id) < 0) {
      throw new AppError('not-found', `git: reading: object ${id}: it is not in this repository`);
    }
    return this.#find(bytes, 0);
  }

  close(): void {
    this.#openPacks.closeAll();
  }

  *#entries(wants: (type: ObjectType) => boolean, isDelivered: Uint8Array): Generator<StoredObject> {
    for (const [at, pack] of this.#packs.entries()) {
      const numbers = this.#packNumbers[at] as Int32Array;
      const numberOf = (rank: number): number => numbers[pack.positionOf(rank)] as number;
      const needs = (rank: number): boolean => isDelivered[numberOf(rank)] === 0;
      const readBase = (id: Buffer): RawObject => this.#readBase(id, 0);
      const isWithoutBlobs = this.#withoutBlobs.has(pack);
      const wantsHere = isWithoutBlobs ? (type: ObjectType) => type !== 'blob' && wants(type) : wants;
      for (const item of walkPack(pack, { wants: wantsHere, needs, readBase })) {
        const { rank, ...rest } = item;
        yield { number: numberOf(rank), ...rest };
      }
      pack.release();
    }
    for (const { path, ids } of this.#loose) {
      for (const id of ids) {
        const number = this.ids.findHex(id);
        const isNeeded = isDelivered[number] === 0 && !this.#looseLeftOut.has(number);
        if (isNeeded) yield readLooseItem(path, id, number);
      }
    }
  }

  /**
   * Whether an object may count as read. A harmless one under the id of another would otherwise hide the real one in
   * another pack. The only one in a pack is what git would give too, and to hash a whole history costs a fifth of a scan.
   */
  #isGenuine(item: StoredObject): boolean {
    const isOnlyOne = this.ids.copies(item.number) < 2;
    if (item.kind !== 'object' || (isOnlyOne && item.lineage !== undefined)) return isOnlyOne;
    const id = this.ids.hex(item.number);
    if (hasId(item, id)) return true;
    this.gaps.add(`object ${id}`, 'its content belongs to another id', 'objects under a wrong id');
    return false;
  }

  #find(id: Buffer, depth: number): RawObject | LargeContent {
    if (depth > MAX_STORES_IN_CHAIN) throw corrupt('pack: deltas lead from pack to pack without end');
    let failure: unknown = corrupt(`object ${id.toString('hex')}: it is not there`);
    for (const read of this.#copiesOf(id, depth)) {
      try {
        return read();
      } catch (error) {
        if (!isReadFailure(error)) throw error;
        failure = error;
      }
    }
    throw failure;
  }

  *#copiesOf(id: Buffer, depth: number): Generator<() => RawObject | LargeContent> {
    for (const pack of this.#packs) {
      const rank = pack.find(id);
      if (rank < 0) continue;
      yield () => pack.largeBlob(rank) ?? pack.read(rank, (base) => this.#readBase(base, depth + 1));
    }
    const hex = id.toString('hex');
    for (const { path } of this.#loose) {
      if (existsSync(`${path}/${hex.slice(0, 2)}/${hex.slice(2)}`)) yield () => readLooseObject(path, hex);
    }
  }

  #readBase(id: Buffer, depth: number): RawObject {
    const base = this.#find(id, depth);
    if ('type' in base) return base;
    throw corrupt('pack: the base of a delta is too large');
  }

  #openPackFolder(folder: string): void {
    this.#attempt(folder, () => {
      // A repository that was never packed may do without the folder. Git takes a pack of any name, so a strange one hides nothing.
      const names = !existsSync(folder) ? [] : readdirSync(folder).filter((name) => /\.(pack|idx)$/.test(name));
      const packs = new Set(names.map((name) => name.replace(/\.(pack|idx)$/, '')));
      for (const name of [...packs].sort()) {
        if (names.includes(`${name}.idx`)) this.#openPack(`${folder}/${name}`, name);
        else this.#unindexed.push({ path: `${folder}/${name}`, name });
      }
    });
  }

  #openPack(path: string, name: string): void {
    this.#attempt(name, () => {
      let index: PackIndex;
      try {
        index = readPackIndex(path, this.#idBytes);
      } catch (error) {
        // Its pack may be whole.
        this.#unindexed.push({ path, name });
        throw error;
      }
      this.#addPack(new Pack(path, this.#openPacks, this.#idBytes, index), name);
    });
  }

  /** After all others, since deltas may rest on what is in them. */
  #openUnindexed(): void {
    for (const { path, name } of this.#unindexed) {
      this.#attempt(name, () => {
        const index = indexPack(path, this.#openPacks, this.#idBytes, (id) => this.#readBase(id, 0));
        this.#addPack(new Pack(path, this.#openPacks, this.#idBytes, index), name);
      });
    }
  }

  #addPack(pack: Pack, name: string): void {
    for (const problem of pack.problems) this.gaps.add(name, problem);
    pack.release();
    this.#packs.push(pack);
  }

  #attempt(what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      this.gaps.add(what, reasonOf(error));
    }
  }
}

function readLooseItem(path: string, id: string, number: number): StoredObject {
  try {
    const content = readLooseObject(path, id);
    return 'type' in content ? { number, kind: 'object', ...content } : { number, kind: 'large', ...content };
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return { number, kind: 'unreadable', reason: reasonOf(error) };
  }
}

function hasId({ type, bytes }: RawObject, id: string): boolean {
  return (
    createHash(id.length === 40 ? 'sha1' : 'sha256')
      .update(`${type} ${String(bytes.length)}\0`)
      .update(bytes)
      .digest('hex') === id
  );
}
