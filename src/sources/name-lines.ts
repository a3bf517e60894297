import type { Fragment, Origin } from '../core/fragment.js';

const NEWLINE = Buffer.from('\n');
/** A tree may hold a hundred megabytes of names. */
const MAX_FRAGMENT_BYTES = 1 << 20;

/**
 * Makes fragments of names, one a line, so that the line of a finding is the number of the name in its list. Names that
 * are left out end a fragment, and so does a name that holds a newline.
 */
export class NameLines {
  readonly #origin: Origin;
  readonly #fragments: Fragment[] = [];
  #names: Buffer[] = [];
  #bytes = 0;
  #startLine = 1;
  #line = 0;

  constructor(origin: Origin) {
    this.#origin = origin;
  }

  /** The next name of the list. */
  add(name: Buffer): void {
    this.#line += 1;
    if (this.#names.length === 0) this.#startLine = this.#line;
    this.#names.push(name, NEWLINE);
    this.#bytes += name.length + 1;
    if (this.#bytes > MAX_FRAGMENT_BYTES || name.includes(10)) this.#flush();
  }

  /** The names before this one of the list, counted from 0, are left out. */
  skipTo(entry: number): void {
    if (entry === this.#line) return;
    this.#line = entry;
    this.#flush();
  }

  finish(): readonly Fragment[] {
    this.#flush();
    return this.#fragments;
  }

  #flush(): void {
    if (this.#names.length === 0) return;
    const bytes = Buffer.concat(this.#names);
    this.#names = [];
    this.#bytes = 0;
    this.#fragments.push({ bytes, origin: this.#origin, startLine: this.#startLine, startColumn: 1, encodings: [] });
  }
}
