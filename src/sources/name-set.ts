/** Names beyond this are looked at each time they come; an honest history of a million files has a tenth of it. */
const MAX_NAMES = 1_000_000;
const MAX_BYTES = 64 * 2 ** 20;

/**
 * Knows which names were met, so that each is scanned once. Most entries of a tree stood in an earlier one under the same
 * name, so the name that an object had last is compared first, byte by byte, and no text is made of it.
 */
export class NameSet {
  readonly #ids = new Map<string, number>();
  /** Where each name begins in `#text`, and where the last ends. */
  readonly #starts: number[] = [0];
  /** Name under which each object was met last, by number of the object. */
  readonly #lastOf: Int32Array;
  #text = Buffer.allocUnsafeSlow(1 << 16);

  constructor(objectCount: number) {
    this.#lastOf = new Int32Array(objectCount).fill(-1);
  }

  get size(): number {
    return this.#ids.size;
  }

  /** Whether the name that stands there is met for the first time. @param object number of what it names, or -1 */
  add(bytes: Buffer, start: number, end: number, object = -1): boolean {
    if (object >= 0 && this.#isLast(object, bytes, start, end)) return false;
    const text = bytes.toString('latin1', start, end);
    const known = this.#ids.get(text);
    if (known === undefined && !this.#hasRoom(end - start)) return true;
    const id = known ?? this.#append(text, bytes, start, end);
    if (object >= 0) this.#lastOf[object] = id;
    return known === undefined;
  }

  #isLast(object: number, bytes: Buffer, start: number, end: number): boolean {
    const id = this.#lastOf[object] as number;
    if (id < 0) return false;
    const from = this.#starts[id] as number;
    if ((this.#starts[id + 1] as number) - from !== end - start) return false;
    for (let at = 0; at < end - start; at += 1) if (this.#text[from + at] !== bytes[start + at]) return false;
    return true;
  }

  #hasRoom(length: number): boolean {
    return this.#ids.size < MAX_NAMES && (this.#starts.at(-1) as number) + length <= MAX_BYTES;
  }

  #append(text: string, bytes: Buffer, start: number, end: number): number {
    const at = this.#starts.at(-1) as number;
    const needed = at + end - start;
    if (needed > this.#text.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#text.length * 2));
      this.#text.copy(larger);
      this.#text = larger;
    }
    bytes.copy(this.#text, at, start, end);
    this.#starts.push(needed);
    this.#ids.set(text, this.#starts.length - 2);
    return this.#starts.length - 2;
  }
}
