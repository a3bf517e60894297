import type { Fragment } from '../core/fragment.js';
import { OVERLAP_BYTES } from '../core/slices.js';

/** Gives a promise where it takes long, so that what is short costs no turn of the queue. */
export type TakeFragment = (fragment: Fragment) => Promise<void> | undefined;

/** Fragments one after the other, of which the last can be given back. */
export class FragmentFeed {
  readonly #fragments: AsyncIterator<Fragment>;
  #unread: IteratorResult<Fragment> | undefined;

  constructor(fragments: AsyncIterable<Fragment>) {
    this.#fragments = fragments[Symbol.asyncIterator]();
  }

  next(): Promise<IteratorResult<Fragment>> {
    if (this.#unread === undefined) return this.#fragments.next();
    const unread = this.#unread;
    this.#unread = undefined;
    return Promise.resolve(unread);
  }

  /** Tells the source that no more are wanted. */
  async close(): Promise<void> {
    await this.#fragments.return?.();
  }

  /**
   * The bytes of what begins with this fragment, without what its fragments have in common. Each further one that is read
   * for it is handed to `take` too.
   */
  async *bytesFrom(first: Fragment, take: TakeFragment): AsyncGenerator<Buffer> {
    yield first.bytes;
    for (let isCut = first.isCutAfter === true; isCut;) {
      const next = await this.next();
      if (next.done === true) return;
      const fragment = next.value;
      if (fragment.isCutBefore !== true) {
        this.#unread = next;
        return;
      }
      await take(fragment);
      yield fragment.bytes.subarray(OVERLAP_BYTES);
      isCut = fragment.isCutAfter === true;
    }
  }
}
