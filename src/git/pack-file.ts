import { closeSync } from 'node:fs';
import { corrupt } from './corrupt.js';
import { openRegularFile, readFully } from './regular-file.js';

const WINDOW_BYTES = 1 << 20;
const MAX_WINDOWS = 24;
/** Far below the usual limit of 1,024 files, however many packs there are. */
const MAX_OPEN_FILES = 64;

/** Closes the pack that was opened longest ago when too many are open. */
export class OpenPacks {
  readonly #open = new Set<PackFile>();

  add(file: PackFile): void {
    this.#open.add(file);
    for (const oldest of this.#open) {
      if (this.#open.size <= MAX_OPEN_FILES) return;
      oldest.release();
    }
  }

  delete(file: PackFile): void {
    this.#open.delete(file);
  }

  closeAll(): void {
    for (const file of this.#open) file.release();
  }
}

/** A pack read in windows, since packs of many gigabytes exist. Opened when first read, and again after `release`. */
export class PackFile {
  readonly #path: string;
  readonly #openPacks: OpenPacks;
  readonly #windows = new Map<number, Buffer>();
  #lastIndex = -1;
  #last: Buffer = Buffer.alloc(0);
  #fd: number | undefined;
  #size = -1;

  constructor(path: string, openPacks: OpenPacks) {
    this.#path = path;
    this.#openPacks = openPacks;
  }

  get size(): number {
    this.#open();
    return this.#size;
  }

  /** Exactly `length` bytes, not to be written to. Fails with `corrupt-input` beyond the end. */
  read(position: number, length: number): Buffer {
    const index = Math.floor(position / WINDOW_BYTES);
    const from = position - index * WINDOW_BYTES;
    if (from + length <= WINDOW_BYTES) {
      const window = index === this.#lastIndex ? this.#last : this.#window(index);
      if (from + length > window.length) throw corrupt('pack: ends too early');
      return window.subarray(from, from + length);
    }
    const fd = this.#open();
    if (position + length > this.#size) throw corrupt('pack: ends too early');
    const bytes = Buffer.allocUnsafe(length);
    if (readFully(fd, bytes, position) !== length) throw corrupt('pack: ends too early');
    return bytes;
  }

  *chunks(position: number, length: number): Generator<Buffer> {
    for (let done = 0; done < length; done += WINDOW_BYTES) {
      yield this.read(position + done, Math.min(WINDOW_BYTES, length - done));
    }
  }

  release(): void {
    this.#windows.clear();
    this.#lastIndex = -1;
    this.#last = Buffer.alloc(0);
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
    this.#openPacks.delete(this);
  }

  #window(index: number): Buffer {
    let window = this.#windows.get(index);
    if (window === undefined) {
      window = this.#load(index);
      for (const oldest of this.#windows.keys()) {
        if (this.#windows.size < MAX_WINDOWS) break;
        this.#windows.delete(oldest);
      }
    } else {
      this.#windows.delete(index);
    }
    this.#windows.set(index, window);
    this.#lastIndex = index;
    this.#last = window;
    return window;
  }

  #load(index: number): Buffer {
    const fd = this.#open();
    const position = index * WINDOW_BYTES;
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(WINDOW_BYTES, this.#size - position)));
    return bytes.subarray(0, readFully(fd, bytes, position));
  }

  #open(): number {
    if (this.#fd !== undefined) return this.#fd;
    const { fd, size } = openRegularFile(this.#path);
    this.#fd = fd;
    this.#size = size;
    this.#openPacks.add(this);
    return fd;
  }
}
