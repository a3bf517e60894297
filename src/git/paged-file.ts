import { closeSync } from 'node:fs';
import { corrupt } from './corrupt.js';
import { openRegularFile, type OpenFile, readFully } from './regular-file.js';

const PAGE_BYTES = 1 << 14;
const MAX_PAGES = 128;

/** A file of any size of which small parts here and there are read, neighbours among them. The caller closes it. */
export class PagedFile {
  readonly size: number;
  readonly #file: OpenFile;
  readonly #pages = new Map<number, Buffer>();

  constructor(path: string) {
    this.#file = openRegularFile(path);
    this.size = this.#file.size;
  }

  /** Exactly so many bytes, not to be written to. Fails with `corrupt-input` beyond the end. */
  read(position: number, length: number): Buffer {
    if (length <= 0 || position < 0) throw corrupt('pack: ends too early');
    const number = Math.floor(position / PAGE_BYTES);
    const from = position - number * PAGE_BYTES;
    const isInPage = from + length <= PAGE_BYTES;
    const bytes = isInPage ? this.#page(number).subarray(from, from + length) : this.#load(position, length);
    if (bytes.length !== length) throw corrupt('pack: ends too early');
    return bytes;
  }

  close(): void {
    closeSync(this.#file.fd);
  }

  #page(number: number): Buffer {
    let page = this.#pages.get(number);
    if (page !== undefined) return page;
    page = this.#load(number * PAGE_BYTES, PAGE_BYTES);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size < MAX_PAGES) break;
      this.#pages.delete(oldest);
    }
    this.#pages.set(number, page);
    return page;
  }

  #load(position: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - position)));
    return bytes.subarray(0, readFully(this.#file.fd, bytes, position));
  }
}
