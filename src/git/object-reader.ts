import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import { findObjectFolders } from './alternates.js';
import { corrupt, isReadFailure } from './corrupt.js';
import { applyDelta } from './delta.js';
import { GapList } from './gap-list.js';
import { readLooseObject } from './loose-objects.js';
import { isObjectId, type IdBytes } from './object-id-table.js';
import { LARGE_BYTES, type LargeContent, MAX_OBJECT_BYTES, type ObjectType, type RawObject } from './objects.js';
import { OpenPacks } from './pack-file.js';
import { PackLookup } from './pack-lookup.js';
import { Pack } from './pack.js';
import type { Repository } from './repository.js';

/** Deltas rest on deltas; git makes chains of 50, and 4095 at most. */
const MAX_CHAIN = 5000;
/** A base that is in another pack may rest on one in a third. */
const MAX_STORES_IN_CHAIN = 32;
/** Two files each, of the 1,024 that a process may usually open. */
const MAX_OPEN_PACKS = 200;
/** Neighbours in a history rest on the same bases. */
const CACHE_BYTES = 32 * 2 ** 20;
const LARGEST_CACHED = 2 ** 20;

/**
 * Reads single objects by id and lists nothing, so that its cost does not grow with the repository. What is read is
 * checked by its id; `ObjectDatabase` is for reading everything.
 */
export class ObjectReader {
  readonly idBytes: IdBytes;
  readonly #folders: readonly string[];
  readonly #openPacks = new OpenPacks();
  /** By id, and those in packs by where they stand. */
  readonly #recent = new RecentObjects();
  readonly #bases = new RecentObjects();
  #packs: PackLookup[] | undefined;

  /** @param env of the git process that started us, if one did: it may say where else objects are */
  constructor(repository: Repository, env: NodeJS.ProcessEnv = {}) {
    this.idBytes = repository.idBytes;
    this.#folders = objectFolders(repository, env);
  }

  has(id: string): boolean {
    if (builtIn(id) !== undefined) return true;
    return isObjectId(id) && !this.#copiesOf(id, 0).next().done;
  }

  /** One object, a large blob as a stream. Fails with `not-found`, or with `corrupt-input` if no copy is a good one. */
  read(id: string): RawObject | LargeContent {
    const known = builtIn(id) ?? this.#recent.get(id);
    if (known !== undefined) return known;
    const object = this.#read(id, 0);
    // The tree of a commit is asked for again with the next commit.
    if ('type' in object && object.type !== 'blob') this.#recent.set(id, object);
    return object;
  }

  /** One object of this type. Fails as `read` does, and with `corrupt-input` for one of another type. */
  readAs(type: ObjectType, id: string): Buffer {
    const object = this.read(id);
    if ('type' in object && object.type === type) return object.bytes;
    throw corrupt(`object ${id}: it is not a ${type}`);
  }

  /** Ids of objects that begin with these hex digits, at most `limit`. */
  idsWith(prefix: string, limit: number): string[] {
    const ids = new Set<string>();
    for (const folder of this.#folders) {
      for (const name of namesIn(`${folder}/${prefix.slice(0, 2)}`)) {
        const id = prefix.slice(0, 2) + name;
        if (id.startsWith(prefix) && id.length === this.idBytes * 2 && isObjectId(id)) ids.add(id);
      }
    }
    for (const pack of this.#allPacks()) for (const id of pack.idsWith(prefix, limit)) ids.add(id);
    return [...ids].slice(0, limit);
  }

  close(): void {
    for (const pack of this.#packs ?? []) pack.close();
    this.#openPacks.closeAll();
  }

  #read(id: string, depth: number): RawObject | LargeContent {
    if (depth > MAX_STORES_IN_CHAIN) throw corrupt('pack: deltas lead from pack to pack without end');
    let failure: Error | undefined;
    for (const read of isObjectId(id) ? this.#copiesOf(id, depth) : []) {
      try {
        return checked(read(), id);
      } catch (error) {
        if (!isReadFailure(error) || !(error instanceof Error)) throw error;
        failure ??= error;
      }
    }
    throw failure ?? missing(id);
  }

  /** New objects are loose and old ones packed; that is also the cheap order. */
  *#copiesOf(id: string, depth: number): Generator<() => RawObject | LargeContent> {
    for (const folder of this.#folders) {
      if (existsSync(`${folder}/${id.slice(0, 2)}/${id.slice(2)}`)) yield () => readLooseObject(folder, id);
    }
    const bytes = Buffer.from(id, 'hex');
    for (const pack of this.#allPacks()) {
      const offset = findIn(pack, bytes);
      if (offset === undefined) {
        if (this.#allPacks().length > MAX_OPEN_PACKS) pack.close();
        continue;
      }
      this.#preferNextTime(pack);
      yield () => this.#readPacked(pack, bytes, offset, depth);
    }
  }

  #readPacked(pack: PackLookup, id: Buffer, offset: number, depth: number): RawObject | LargeContent {
    const { type, size } = pack.entryAt(offset);
    if (type !== 'blob' || size <= LARGE_BYTES) return this.#undelta(pack, offset, depth);
    // A stream has to know where its entry ends, which only a look at all entries tells.
    const whole = new Pack(pack.path, this.#openPacks, this.idBytes);
    const large = whole.largeBlob(whole.find(id));
    if (large === undefined) throw corrupt('pack: its index is not that of the pack');
    return large;
  }

  #undelta(pack: PackLookup, offset: number, depth: number): RawObject {
    const deltas: { readonly at: number; readonly delta: Buffer }[] = [];
    let at = offset;
    let object = this.#bases.get(placeOf(pack, at));
    while (object === undefined) {
      if (deltas.length > MAX_CHAIN) throw corrupt('pack: a chain of deltas is too long');
      const entry = pack.entryAt(at);
      const data = pack.data(entry);
      if (entry.type === undefined) deltas.push({ at, delta: data });
      else object = this.#bases.set(placeOf(pack, at), { type: entry.type, bytes: data });
      if (entry.baseAt !== undefined) object = this.#bases.get(placeOf(pack, (at = entry.baseAt)));
      else if (entry.baseId !== undefined) object = this.#readBase(entry.baseId, depth);
    }
    for (const { at: deltaAt, delta } of deltas.reverse()) {
      const bytes = applyDelta(object.bytes, delta, MAX_OBJECT_BYTES);
      object = this.#bases.set(placeOf(pack, deltaAt), { type: object.type, bytes });
    }
    return object;
  }

  #readBase(id: string, depth: number): RawObject {
    const base = this.#read(id, depth + 1);
    if ('type' in base) return base;
    throw corrupt('pack: the base of a delta is too large');
  }

  #allPacks(): readonly PackLookup[] {
    this.#packs ??= this.#folders.flatMap((folder) => {
      const names = new Set(namesIn(`${folder}/pack`));
      // Git does not look into a pack without an index either.
      const paths = [...names].filter((name) => name.endsWith('.idx') && names.has(`${name.slice(0, -4)}.pack`));
      return paths.map((name) => new PackLookup(`${folder}/pack/${name.slice(0, -4)}`, this.idBytes));
    });
    return this.#packs;
  }

  #preferNextTime(pack: PackLookup): void {
    if (this.#packs === undefined || this.#packs[0] === pack) return;
    this.#packs = [pack, ...this.#packs.filter((other) => other !== pack)];
  }
}

/** Objects that were needed lately. */
class RecentObjects {
  readonly #objects = new Map<string, RawObject>();
  #bytes = 0;

  get(key: string): RawObject | undefined {
    return this.#objects.get(key);
  }

  set(key: string, object: RawObject): RawObject {
    if (object.bytes.length > LARGEST_CACHED || this.#objects.has(key)) return object;
    this.#objects.set(key, object);
    this.#bytes += object.bytes.length;
    for (const [oldest, { bytes }] of this.#objects) {
      if (this.#bytes <= CACHE_BYTES) break;
      this.#objects.delete(oldest);
      this.#bytes -= bytes.length;
    }
    return object;
  }
}

function placeOf(pack: PackLookup, offset: number): string {
  return `${pack.path}:${String(offset)}`;
}

function objectFolders(repository: Repository, env: NodeJS.ProcessEnv): string[] {
  const gaps = new GapList();
  const own = env['GIT_OBJECT_DIRECTORY'];
  const others = (env['GIT_ALTERNATE_OBJECT_DIRECTORIES'] ?? '').split(delimiter).filter((path) => path !== '');
  const roots = [`${repository.commonDir}/objects`, ...(own === undefined || own === '' ? [] : [own]), ...others];
  // What can't be followed shows itself as a missing object.
  return [...new Set(roots.flatMap((path) => findObjectFolders(resolve(repository.root, path), gaps)))];
}

/** An index that can't be read is as if the pack were not there: git sees it so, and what is missing is told. */
function findIn(pack: PackLookup, id: Buffer): number | undefined {
  try {
    return pack.find(id);
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return undefined;
  }
}

function checked(object: RawObject | LargeContent, id: string): RawObject | LargeContent {
  if ('type' in object && idOf(object, id.length) !== id)
    throw corrupt(`object ${id}: its content belongs to another id`);
  return object;
}

function idOf({ type, bytes }: RawObject, digits: number): string {
  return createHash(digits === 40 ? 'sha1' : 'sha256')
    .update(`${type} ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}

/** Git knows the empty tree and the empty blob without having them. */
function builtIn(id: string): RawObject | undefined {
  const type = EMPTY.get(id);
  return type === undefined ? undefined : { type, bytes: Buffer.alloc(0) };
}

const EMPTY: ReadonlyMap<string, ObjectType> = new Map([
  ['4b825dc642cb6eb9a060e54bf8d69288fbee4904', 'tree'],
  ['6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321', 'tree'],
  ['e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', 'blob'],
  ['473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813', 'blob'],
]);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCodeOf(error) === undefined) throw error;
    return [];
  }
}

function missing(id: string): AppError {
  return new AppError('not-found', `git: reading: object ${id}: it is not in this repository`, {
    hint: 'a partial or shallow clone lacks objects: fetch them (git fetch --unshallow, git fetch --refetch)',
  });
}
