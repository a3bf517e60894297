/** Ids are SHA-1 or, in repositories that were made so, SHA-256. */
export type IdBytes = 20 | 32;

/**
 * Numbers object ids from 0 in the order in which they are added, and finds them again. One flat table instead of a `Map`
 * of strings: a history of a million objects costs 30 MB and a look-up some 50 ns, and every tree entry is looked up.
 */
export class ObjectIdTable {
  readonly idBytes: IdBytes;
  readonly #wordsPerId: number;
  #words: Int32Array;
  #slots: Int32Array;
  #mask: number;
  #copies: Uint8Array;
  #size = 0;

  constructor(capacity: number, idBytes: IdBytes = 20) {
    this.idBytes = idBytes;
    this.#wordsPerId = idBytes / 4;
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
    this.#words = new Int32Array(Math.max(8, capacity) * this.#wordsPerId);
    this.#slots = new Int32Array(slots).fill(-1);
    this.#copies = new Uint8Array(Math.max(8, capacity));
    this.#mask = slots - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the id that stands at `offset`; returns its number, old or new. The capacity is the caller's promise. */
  add(bytes: Buffer, offset: number): number {
    const slot = this.#slotOf(bytes, offset);
    const known = this.#slots[slot] as number;
    if (known >= 0) {
      this.#copies[known] = Math.min(255, (this.#copies[known] as number) + 1);
      return known;
    }
    const number = this.#size;
    if (number >= this.#copies.length) throw new RangeError('object id table: adding: more ids than announced');
    const at = number * this.#wordsPerId;
    for (let word = 0; word < this.#wordsPerId; word += 1)
      this.#words[at + word] = bytes.readInt32LE(offset + word * 4);
    this.#slots[slot] = number;
    this.#copies[number] = 1;
    this.#size += 1;
    return number;
  }

  /** The number of the id that stands at `offset`, or -1. */
  find(bytes: Buffer, offset: number): number {
    return this.#slots[this.#slotOf(bytes, offset)] as number;
  }

  findHex(id: string): number {
    return id.length === this.idBytes * 2 && isObjectId(id) ? this.find(Buffer.from(id, 'hex'), 0) : -1;
  }

  /** How many stores hold the object, up to 255. */
  copies(number: number): number {
    return this.#copies[number] ?? 0;
  }

  hex(number: number): string {
    const start = this.#words.byteOffset + number * this.idBytes;
    return Buffer.from(this.#words.buffer, start, this.idBytes).toString('hex');
  }

  #slotOf(bytes: Buffer, offset: number): number {
    // The ids are hashes: any four of their bytes serve. An id made to collide costs time, and that much work is rare.
    const first = bytes.readInt32LE(offset);
    let slot = (first ^ bytes.readInt32LE(offset + 12)) & this.#mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number < 0 || (this.#words[number * this.#wordsPerId] === first && this.#isSame(number, bytes, offset)))
        return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #isSame(number: number, bytes: Buffer, offset: number): boolean {
    const at = number * this.#wordsPerId;
    for (let word = 1; word < this.#wordsPerId; word += 1) {
      if (this.#words[at + word] !== bytes.readInt32LE(offset + word * 4)) return false;
    }
    return true;
  }
}

export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
