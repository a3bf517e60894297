/** Slots of one text in the table: two numbers of 32 bits. */
const SLOT = 2;
const FIRST_SLOTS = 1 << 10;

/**
 * Knows which texts were added by hashes of 64 bits: of a report with very many secrets the texts would not fit. One that was
 * added is always known; another one is taken for it about never.
 */
export class FormSet {
  #table = new Uint32Array(FIRST_SLOTS * SLOT);
  #used = 0;

  /** Adds a text; `kind` tells texts apart that mean different things. */
  add(text: string, kind: number): void {
    if ((this.#used + 1) * 2 * SLOT > this.#table.length) this.#grow();
    const [low, high] = hashOf(text, 0, text.length, kind);
    if (insert(this.#table, low, high)) this.#used += 1;
  }

  /** Whether the part of the text from `start` to `end` was added under this kind. */
  has(text: string, start: number, end: number, kind: number): boolean {
    const [low, high] = hashOf(text, start, end, kind);
    const table = this.#table;
    const at = slotOf(table, low, high);
    return table[at] !== 0;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += SLOT) if (old[at] !== 0) insert(this.#table, old[at]!, old[at + 1]!);
  }
}

function insert(table: Uint32Array, low: number, high: number): boolean {
  const at = slotOf(table, low, high);
  if (table[at] !== 0) return false;
  table[at] = low;
  table[at + 1] = high;
  return true;
}

/** Where it stands, or the free slot where it would. */
function slotOf(table: Uint32Array, low: number, high: number): number {
  const last = table.length - SLOT;
  let at = (low * SLOT) & last;
  while (table[at] !== 0 && (table[at] !== low || table[at + 1] !== high)) at = (at + SLOT) & last;
  return at;
}

/** Never 0 in its first half, which marks a free slot. */
function hashOf(text: string, start: number, end: number, kind: number): readonly [number, number] {
  let low = 0x811c9dc5 ^ kind;
  let high = 0x9e3779b9 ^ (end - start);
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul((high << 5) ^ (high >>> 27) ^ code, 0x85ebca6b);
  }
  low ^= low >>> 15;
  return [Math.imul(low, 0x2c1b3c6d) >>> 0 || 1, (high ^ (high >>> 16)) >>> 0];
}
