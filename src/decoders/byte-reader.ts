import { damaged } from './container.js';

/** Reads exact numbers of bytes from pieces of any size; holds no more than what is asked for and one piece. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #isEnded = false;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer only at the end. */
  async upTo(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let have = 0;
    while (have < length) {
      const part = await this.some(length - have);
      if (part.length === 0) break;
      parts.push(part);
      have += part.length;
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  /** The next bytes, all of them. Fails at the end. */
  async exactly(length: number): Promise<Buffer> {
    const bytes = await this.upTo(length);
    if (bytes.length < length) throw damaged('it ends too early');
    return bytes;
  }

  /** What is at hand, at most `max` bytes; empty only at the end. */
  async some(max: number): Promise<Buffer> {
    while (this.#rest.length === 0 && !this.#isEnded) {
      const next = await this.#chunks.next();
      if (next.done === true) this.#isEnded = true;
      else this.#rest = next.value;
    }
    const bytes = this.#rest.subarray(0, max);
    this.#rest = this.#rest.subarray(bytes.length);
    return bytes;
  }

  /** Gives bytes back, to be read again. */
  unread(bytes: Buffer): void {
    if (bytes.length > 0) this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([bytes, this.#rest]);
  }

  /** All that is left, in pieces. */
  async *rest(max = Number.MAX_SAFE_INTEGER): AsyncGenerator<Buffer> {
    for (let left = max; left > 0;) {
      const piece = await this.some(left);
      if (piece.length === 0) return;
      left -= piece.length;
      yield piece;
    }
  }

  /** Passes over bytes; whether all of them were there. */
  async skip(length: number): Promise<boolean> {
    let left = length;
    for await (const piece of this.rest(length)) left -= piece.length;
    return left === 0;
  }

  /** Tells where the bytes come from that no more are wanted. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
