import type { Fragment } from '../core/fragment.js';

const NEWLINE = 0x0a;

export interface Position {
  readonly line: number;
  /** In bytes, from 1. */
  readonly column: number;
}

/** Turns offsets of one fragment into lines and columns; cheapest when asked in ascending order. */
export class Positions {
  readonly #fragment: Fragment;
  #line: number;
  /** Offset of the first byte of `#line`; negative when the line began before the fragment. */
  #lineStart = 0;
  /** Offset of the newline that ends `#line`; kept, so that many questions about one long line read it once. */
  #newline = 0;

  constructor(fragment: Fragment) {
    this.#fragment = fragment;
    this.#line = fragment.startLine;
    this.#rewind();
  }

  at(offset: number): Position {
    if (offset < this.#lineStart) this.#rewind();
    while (this.#newline < offset) {
      this.#line += 1;
      this.#lineStart = this.#newline + 1;
      this.#newline = this.#newlineFrom(this.#lineStart);
    }
    return { line: this.#line, column: offset - this.#lineStart + 1 };
  }

  #rewind(): void {
    this.#line = this.#fragment.startLine;
    this.#lineStart = 1 - this.#fragment.startColumn;
    this.#newline = this.#newlineFrom(0);
  }

  #newlineFrom(start: number): number {
    const found = this.#fragment.bytes.indexOf(NEWLINE, start);
    return found === -1 ? Infinity : found;
  }
}
