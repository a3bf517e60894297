import { type Slice, Slicer } from '../core/slices.js';

/** The bytes of a member, read once and wanted twice: by a container, and cut into slices for the rules. */
export class MemberReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #slicer = new Slicer();
  readonly #take: (slice: Slice) => Promise<void> | undefined;
  readonly #onBytes: (bytes: number) => void;
  readonly #head: Buffer[] = [];
  #isEnded = false;

  /** Each slice is handed to `take` when it is full; `onBytes` learns of every piece before anybody else. */
  constructor(
    chunks: AsyncIterable<Buffer>,
    take: (slice: Slice) => Promise<void> | undefined,
    onBytes: (bytes: number) => void,
  ) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#take = take;
    this.#onBytes = onBytes;
  }

  /** Up to so many bytes of the start, without taking them. */
  async head(length: number): Promise<Buffer> {
    for (let have = 0; have < length;) {
      const chunk = await this.#pull();
      if (chunk === undefined) break;
      this.#head.push(chunk);
      have += chunk.length;
    }
    return this.#head.length === 1 ? (this.#head[0] as Buffer) : Buffer.concat(this.#head);
  }

  /** What has not been read yet. May be asked for again, when somebody stopped before the end. */
  async *chunks(): AsyncGenerator<Buffer> {
    for (let chunk = this.#head.shift(); chunk !== undefined; chunk = this.#head.shift()) yield chunk;
    for (let chunk = await this.#pull(); chunk !== undefined; chunk = await this.#pull()) yield chunk;
  }

  /** Hands over the last slice; `isBrokenOff` says that more should have come. */
  async finish(isBrokenOff: boolean): Promise<void> {
    for (const slice of this.#slicer.finish(isBrokenOff)) await this.#take(slice);
  }

  /** Tells where the bytes come from that no more are wanted. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #pull(): Promise<Buffer | undefined> {
    if (this.#isEnded) return undefined;
    const next = await this.#chunks.next();
    if (next.done === true) {
      this.#isEnded = true;
      return undefined;
    }
    this.#onBytes(next.value.length);
    for (const slice of this.#slicer.push(next.value)) await this.#take(slice);
    return next.value;
  }
}
