const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';

export const ALPHABETS = {
  digits: DIGITS,
  hex: `${DIGITS}abcdef`,
  lower: LOWER,
  lowerDigits: LOWER + DIGITS,
  base62: LOWER + UPPER + DIGITS,
  base64: `${LOWER}${UPPER}${DIGITS}+/`,
  base64url: `${LOWER}${UPPER}${DIGITS}-_`,
  base32: `${UPPER}234567`,
  symbols: `${LOWER}${UPPER}${DIGITS}!@#%^*()-_=+[]{}|;:,.?~`,
} as const;

/** Draws what looks random, and is the same in every run: one seed, one sequence. */
export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
    // Neighbouring seeds begin alike.
    for (let turn = 0; turn < 8; turn += 1) this.below(2);
  }

  /** An integer from 0 on, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError('draw: the list is empty');
    return found;
  }

  text(alphabet: keyof typeof ALPHABETS, length: number): string {
    return Array.from({ length }, () => ALPHABETS[alphabet].charAt(this.below(ALPHABETS[alphabet].length))).join('');
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}
