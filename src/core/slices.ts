/** Long content is scanned in slices of this size; two neighbours share the overlap, so nothing is cut at a seam. */
export const SLICE_BYTES = 4 * 2 ** 20;
export const OVERLAP_BYTES = 64 * 2 ** 10;

export interface Slice {
  readonly bytes: Buffer;
  /** Where the first byte stands in the whole, from 1; columns count bytes. */
  readonly startLine: number;
  readonly startColumn: number;
  /** Whether the whole goes on there: then a secret at that edge may be half of one, and the neighbour holds it all. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Cuts what is held in memory, without copying. */
export function* sliceBytes(bytes: Buffer): Generator<Slice> {
  const position = new Position();
  for (let start = 0; ; start += SLICE_BYTES - OVERLAP_BYTES) {
    const isLast = start + SLICE_BYTES >= bytes.length;
    yield position.slice(bytes.subarray(start, start + SLICE_BYTES), !isLast);
    if (isLast) return;
    position.advance(bytes.subarray(start, start + SLICE_BYTES - OVERLAP_BYTES));
  }
}

/** Cuts what comes in pieces and never holds more than two slices. */
export class Slicer {
  readonly #position = new Position();
  #buffer = Buffer.alloc(0);
  #used = 0;

  /** Takes the next piece; gives the slices that it completed. */
  *push(piece: Buffer): Generator<Slice> {
    let taken = 0;
    while (taken < piece.length) {
      // A full slice waits for one more byte, so that the last one never is all overlap.
      if (this.#used === SLICE_BYTES) yield this.#take();
      this.#makeRoom(piece.length - taken);
      const count = piece.copy(this.#buffer, this.#used, taken, taken + SLICE_BYTES - this.#used);
      this.#used += count;
      taken += count;
    }
  }

  /** The rest, when there is any. What broke off early has an end that is no end. */
  *finish(isBrokenOff = false): Generator<Slice> {
    if (this.#used > 0) yield this.#position.slice(this.#buffer.subarray(0, this.#used), isBrokenOff);
    this.#used = 0;
  }

  #take(): Slice {
    const full = this.#buffer;
    const slice = this.#position.slice(full, true);
    this.#position.advance(full.subarray(0, SLICE_BYTES - OVERLAP_BYTES));
    // The slice belongs to the receiver now, so the next one gets memory of its own.
    this.#buffer = Buffer.allocUnsafeSlow(SLICE_BYTES);
    this.#used = full.copy(this.#buffer, 0, SLICE_BYTES - OVERLAP_BYTES);
    return slice;
  }

  #makeRoom(more: number): void {
    const wanted = Math.min(SLICE_BYTES, this.#used + more);
    if (wanted <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.min(SLICE_BYTES, Math.max(wanted, this.#buffer.length * 2)));
    this.#buffer.copy(larger, 0, 0, this.#used);
    this.#buffer = larger;
  }
}

class Position {
  #line = 1;
  #column = 1;
  #isCutBefore = false;

  slice(bytes: Buffer, isCutAfter: boolean): Slice {
    return { bytes, startLine: this.#line, startColumn: this.#column, isCutBefore: this.#isCutBefore, isCutAfter };
  }

  advance(over: Buffer): void {
    this.#isCutBefore = true;
    [this.#line, this.#column] = advanced(this.#line, this.#column, over);
  }
}

/** Line and column after these bytes. */
export function advanced(line: number, column: number, over: Buffer): readonly [number, number] {
  let lineStart = 0;
  let lines = 0;
  for (let at = over.indexOf(10); at >= 0; at = over.indexOf(10, lineStart)) {
    lines += 1;
    lineStart = at + 1;
  }
  return [line + lines, lineStart === 0 ? column + over.length : over.length - lineStart + 1];
}
