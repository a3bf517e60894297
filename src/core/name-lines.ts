import type { Fragment } from './fragment.js';

const NEWLINE = Buffer.from('\n');
/** A tree may hold a hundred megabytes of names. */
const MAX_FRAGMENT_BYTES = 1 << 20;

/**
 * Makes fragments of names, one a line, so that the line of a finding is the number of the name in its list: a secret can
 * stand in one. Names that are left out end a fragment, and so does a name that holds a newline.
 */
export class NameLines {
  readonly #place: Pick<Fragment, 'origin' | 'encodings'>;
  #full: Fragment[] = [];
  #names: Buffer[] = [];
  #bytes = 0;
  #startLine = 1;
  #line = 0;

  constructor(place: Pick<Fragment, 'origin' | 'encodings'>) {
    this.#place = place;
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

  /** The fragments that are full, each given once. */
  full(): readonly Fragment[] {
    return this.#full.splice(0);
  }

  /** The fragments that were not given yet. */
  finish(): readonly Fragment[] {
    this.#flush();
    return this.full();
  }

  #flush(): void {
    if (this.#names.length === 0) return;
    const bytes = Buffer.concat(this.#names);
    this.#names = [];
    this.#bytes = 0;
    this.#full.push({ ...this.#place, bytes, startLine: this.#startLine, startColumn: 1 });
  }
}
