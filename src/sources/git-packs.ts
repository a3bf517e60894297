import type { LfsPointer } from '../git/lfs.js';
import type { ObjectDatabase } from '../git/object-database.js';
import type { Pack } from '../git/pack.js';
import type { PackParts, ReadLoose, ReadPack } from './source.js';

/** The packs of one repository whose blobs need not be read, and those that were. */
export class GitPacks implements PackParts {
  readonly #database: ObjectDatabase;
  readonly #byId = new Map<string, Pack>();
  readonly #leftOut = new Set<Pack>();
  readonly #pointers = new Map<string, LfsPointer>();
  /** Blobs that are no pointers: those are small, and are read each time to see what they point to. */
  readonly #isPlain: Uint8Array;
  readonly #lookAt: (pointer: LfsPointer) => void;

  /** @param lookAt learns of the pointers in packs that are left out */
  constructor(database: ObjectDatabase, lookAt: (pointer: LfsPointer) => void) {
    this.#database = database;
    this.#lookAt = lookAt;
    this.#isPlain = new Uint8Array(database.ids.size);
    for (const pack of database.packs) if (pack.identity !== undefined) this.#byId.set(pack.identity, pack);
  }

  get ids(): readonly string[] {
    return [...this.#byId.keys()];
  }

  leaveOut(id: string, pointers: readonly LfsPointer[]): void {
    const pack = this.#byId.get(id);
    if (pack === undefined) return;
    this.#leftOut.add(pack);
    this.#database.leaveOutBlobs(pack);
    for (const pointer of pointers) this.#lookAt(pointer);
  }

  leaveOutLoose(marks: ReadonlySet<string>): (object: string) => boolean {
    const { ids } = this.#database;
    const leftOut = this.#database.leaveOutLoose((mark) => marks.has(mark));
    for (const number of leftOut) this.#isPlain[number] = 1;
    return (object) => leftOut.has(ids.findHex(object));
  }

  holds(id: string, object: string): boolean {
    const pack = this.#byId.get(id);
    const { ids } = this.#database;
    // Of an object that is elsewhere too, what is read may not be what is in this pack.
    return pack !== undefined && pack.find(Buffer.from(object, 'hex')) >= 0 && ids.copies(ids.findHex(object)) < 2;
  }

  /** To be told of each blob that is read, and what pointer it is, if it is one. */
  addBlob(number: number, pointer: LfsPointer | undefined): void {
    if (pointer === undefined) this.#isPlain[number] = 1;
    else this.#pointers.set(this.#database.ids.hex(number), pointer);
  }

  loose(): ReadLoose {
    const isPlain = (id: string): boolean => this.#isPlain[this.#database.ids.findHex(id)] === 1;
    const marks = [...this.#database.looseMarks()].filter(({ id }) => isPlain(id));
    const held = new Set(marks.map(({ id }) => id));
    return { marks: marks.map(({ mark }) => mark), holds: (object) => held.has(object) };
  }

  read(): readonly ReadPack[] {
    const packs = [...this.#byId].filter(([, pack]) => !this.#leftOut.has(pack) && pack.isWhole());
    return packs.map(([id, pack]) => {
      const holds = (object: string): boolean => pack.find(Buffer.from(object, 'hex')) >= 0;
      const pointers = [...this.#pointers].filter(([object]) => holds(object)).map(([, pointer]) => pointer);
      pack.release();
      return { id, holds, pointers };
    });
  }
}
