import type { Fragment } from '../core/fragment.js';

const MAX_BYTES = 1 << 18;
/** What goes on behind is no name that anybody gave. */
const MAX_NAME = 4096;
const NEWLINE = Buffer.from('\n');

/** The names of what a container holds, a line each, given on as text of their own: a secret can stand in one. */
export class MemberNames {
  readonly #place: Pick<Fragment, 'origin' | 'encodings'>;
  readonly #take: (fragment: Fragment) => void;
  #names: Buffer[] = [];
  #bytes = 0;
  #startLine = 1;
  #line = 1;

  constructor(place: Pick<Fragment, 'origin' | 'encodings'>, take: (fragment: Fragment) => void) {
    this.#place = place;
    this.#take = take;
  }

  add(path: Buffer): void {
    if (path.length === 0) return;
    const name = path.subarray(0, MAX_NAME);
    this.#names.push(name, NEWLINE);
    this.#bytes += name.length + 1;
    this.#line += 1;
    if (this.#bytes > MAX_BYTES) this.flush();
  }

  /** Gives on what is left. */
  flush(): void {
    if (this.#names.length === 0) return;
    this.#take({
      ...this.#place,
      bytes: Buffer.concat(this.#names),
      startLine: this.#startLine,
      startColumn: 1,
    });
    this.#names = [];
    this.#bytes = 0;
    this.#startLine = this.#line;
  }
}
