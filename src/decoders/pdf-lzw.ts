const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MAX_CODES = 4096;
/** One code may mean four thousand bytes, so this bounds what one step puts into memory to some megabytes. */
const STEP_BYTES = 512;

/**
 * What text of LZW as PDF has it says, in pieces: codes of nine to twelve bits, of which each says what an earlier one said
 * and a byte more. Bytes after its end are left alone; where it is damaged it ends, and `onDamage` learns of it.
 *
 * @param early how many codes too early the codes get longer: 1, unless a file says 0
 */
export function* unlzw(bytes: Buffer, early: number, onDamage: () => void = () => undefined): Generator<Buffer> {
  const codes = new Codes(early);
  let [held, bits] = [0, 0];
  for (let start = 0; start < bytes.length; start += STEP_BYTES) {
    const parts: Buffer[] = [];
    for (const byte of bytes.subarray(start, start + STEP_BYTES)) {
      held = (held << 8) | byte;
      bits += 8;
      if (bits < codes.width) continue;
      bits -= codes.width;
      const part = codes.read(held >>> bits);
      held &= (1 << bits) - 1;
      if (part === undefined) {
        if (!codes.isEnded) onDamage();
        yield Buffer.concat(parts);
        return;
      }
      parts.push(part);
    }
    yield Buffer.concat(parts);
  }
}

/** How many codes too early the codes of a stream get longer, by its dictionary. */
export function earlyChange(dictionary: string): number {
  return /\/EarlyChange\s+0/.test(dictionary) ? 0 : 1;
}

/** What the codes mean that were made up to now. */
class Codes {
  readonly #early: number;
  readonly #meanings: Buffer[] = Array.from({ length: CLEAR }, (_, byte) => Buffer.from([byte]));
  #next = FIRST_FREE;
  #last: Buffer | undefined;
  /** How many bits the next code has. */
  width = 9;
  isEnded = false;

  constructor(early: number) {
    this.#early = early;
  }

  /** What a code says; undefined at the end, and for one that can't be. */
  read(code: number): Buffer | undefined {
    if (code === CLEAR) {
      [this.#next, this.width, this.#last] = [FIRST_FREE, 9, undefined];
      return Buffer.alloc(0);
    }
    this.isEnded = code === END;
    const meaning = this.isEnded ? undefined : this.#meaningOf(code);
    if (meaning === undefined) return undefined;
    if (this.#last !== undefined && this.#next < MAX_CODES) {
      this.#meanings[this.#next] = Buffer.concat([this.#last, meaning.subarray(0, 1)]);
      this.#next += 1;
    }
    this.#last = meaning;
    if (this.#next + this.#early >= 1 << this.width && this.width < 12) this.width += 1;
    return meaning;
  }

  /** The code that is about to be made may be used at once: it begins with what the last one meant. */
  #meaningOf(code: number): Buffer | undefined {
    if (code < this.#next) return this.#meanings[code];
    if (code !== this.#next || this.#last === undefined) return undefined;
    return Buffer.concat([this.#last, this.#last.subarray(0, 1)]);
  }
}
