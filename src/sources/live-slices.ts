import { advanced, OVERLAP_BYTES, type Slice, SLICE_BYTES } from '../core/slices.js';

/**
 * Cuts what grows slowly: a slice can be had at any time, not only when it is full. It begins with the end of the one
 * before, so what was half written then is seen whole later. Holds no more than one slice.
 */
export class LiveSlices {
  #held = Buffer.alloc(0);
  /** How much of what is held has been given. */
  #given = 0;
  #line = 1;
  #column = 1;
  #isCutBefore = false;

  /** Takes a piece; gives slices when there is too much to hold. */
  *push(piece: Buffer): Generator<Slice> {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + SLICE_BYTES - this.#held.length);
      this.#held = Buffer.concat([this.#held, part]);
      at += part.length;
      if (this.#held.length === SLICE_BYTES) yield* this.flush();
    }
  }

  /** What has come since the last slice, if anything. What stands at its end may be half of something. */
  *flush(isEnd = false): Generator<Slice> {
    if (this.#given === this.#held.length && !isEnd) return;
    if (this.#held.length === 0) return;
    const [startLine, startColumn] = [this.#line, this.#column];
    yield { bytes: this.#held, startLine, startColumn, isCutBefore: this.#isCutBefore, isCutAfter: !isEnd };
    const dropped = this.#held.subarray(0, Math.max(0, this.#held.length - OVERLAP_BYTES));
    if (dropped.length > 0) this.#isCutBefore = true;
    [this.#line, this.#column] = advanced(this.#line, this.#column, dropped);
    this.#held = this.#held.subarray(dropped.length);
    this.#given = this.#held.length;
  }
}
