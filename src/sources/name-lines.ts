import type { Fragment, Origin } from '../core/fragment.js';

const NEWLINE = Buffer.from('\n');
/** A tree may hold a hundred megabytes of names. */
const MAX_FRAGMENT_BYTES = 1 << 20;

/** So many folders above may have a part of what a name ends: the address of a webhook has its secret in five parts. */
const PARENTS = 4;

/** What lies in one folder, by its sorted paths: each name is a line, with the folders above it as far as they matter. */
export function nameFragments(paths: readonly Buffer[], origin: Origin): readonly Fragment[] {
  const lines = new NameLines(origin);
  for (const path of paths) {
    let start = path.length;
    for (let parts = 0; parts <= PARENTS && start > 0; parts += 1) start = path.lastIndexOf('/', start - 1);
    lines.add(path.subarray(start + 1));
  }
  return lines.finish();
}

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
