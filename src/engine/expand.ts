import { elapsedMs } from '../core/elapsed.js';
import { AppError } from '../core/errors.js';
import { type Content, type Fragment, memoryContent, type Origin } from '../core/fragment.js';
import { NameLines } from '../core/name-lines.js';
import { type Container, contentChunks, HEAD_BYTES, type Member } from '../decoders/container.js';
import { containerOf } from '../decoders/containers.js';
import { DISC_BYTES } from '../decoders/iso9660.js';
import { Budget, EXPAND_LIMITS, type ExpandLimits, LimitReached } from './expand-limits.js';
import type { FragmentFeed, TakeFragment } from './fragment-feed.js';
import { MemberReader } from './member-reader.js';
import type { MemberTally } from './member-tally.js';

export interface ExpanderOptions {
  readonly signal: AbortSignal;
  /** Takes each fragment of a member, and each one read from the feed; nothing goes on before it is done. */
  readonly take: TakeFragment;
  /** Asked often; when it says so, `rest` is awaited, so that timers and signals get their turn. */
  readonly isDue: () => boolean;
  readonly rest: () => Promise<void>;
  readonly tally: MemberTally;
  /** Text for the bytes of a member's name, safe to print and reversible. */
  readonly showPath: (path: Buffer) => string;
  readonly limits?: ExpandLimits;
  readonly nowMs?: () => number;
}

/** Opens what holds other things, level by level, and counts what is inside. Nothing is ever written to disk. */
export class Expander {
  readonly #options: ExpanderOptions;

  constructor(options: ExpanderOptions) {
    this.#options = options;
  }

  /** Whether this fragment is the start of something that can be opened. Costs next to nothing. */
  canOpen(fragment: Fragment): boolean {
    return fragment.isCutBefore !== true && containerOf(fragment.bytes, wholeOf(fragment)) !== undefined;
  }

  /**
   * Takes the members of what begins with this fragment. What is not all in it and has no `whole` is read on from `feed`.
   * Fails only when the signal aborts: what can't be read is a gap.
   */
  async open(fragment: Fragment, feed: FragmentFeed): Promise<void> {
    const whole = wholeOf(fragment);
    const container = containerOf(fragment.bytes, whole);
    if (container === undefined) return;
    const file = new OpenFile(this.#options, fragment);
    if (whole !== undefined) await file.openContent(container, whole);
    else await file.openStream(container, feed.bytesFrom(fragment, this.#options.take));
  }
}

/** All of what begins with a fragment, where it can be read anywhere. */
function wholeOf({ bytes, whole, isCutAfter }: Fragment): Content | undefined {
  return whole ?? (isCutAfter === true ? undefined : memoryContent(bytes));
}

/** Where inside of a file something is. */
interface Place {
  readonly origin: Origin;
  readonly encodings: readonly string[];
  readonly depth: number;
  /** For a person. */
  readonly name: string;
}

/** One file with all that is nested in it: they share the limits. */
class OpenFile {
  readonly #options: ExpanderOptions;
  readonly #limits: ExpandLimits;
  readonly #tally: MemberTally;
  readonly #budget: Budget;
  readonly #place: Place;

  constructor(options: ExpanderOptions, { origin, encodings }: Fragment) {
    this.#options = options;
    this.#limits = options.limits ?? EXPAND_LIMITS;
    this.#tally = options.tally;
    this.#budget = new Budget(this.#limits, options.nowMs ?? elapsedMs);
    this.#place = { origin, encodings, depth: 0, name: origin.path ?? origin.object ?? origin.source };
  }

  async openContent(container: Container, content: Content): Promise<void> {
    this.#budget.feed(content.size);
    await this.#untilLimit(this.#openContent(container, content, this.#place));
  }

  async openStream(container: Container, chunks: AsyncIterable<Buffer>): Promise<void> {
    await this.#untilLimit(this.#openChunks(container, this.#fed(chunks), this.#place));
  }

  async #untilLimit(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      this.#gap(this.#place, `opened only in part: ${error.message}`);
    }
  }

  async *#fed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const nowMs = this.#options.nowMs ?? elapsedMs;
    let askedMs = nowMs();
    for await (const chunk of chunks) {
      this.#budget.wait(nowMs() - askedMs);
      this.#budget.feed(chunk.length);
      // The start of a file is a long piece, of which a bomb needs little.
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
      askedMs = nowMs();
    }
  }

  async #openContent(container: Container, content: Content, place: Place): Promise<void> {
    if (container.access === 'stream') {
      await this.#openMembers(container, () => container.open(contentChunks(content)), place);
    } else if (content.size > container.maxBytes) {
      this.#gap(place, `${container.name}: not opened: larger than ${String(container.maxBytes)} bytes`);
    } else await this.#openMembers(container, () => container.open(content), place);
  }

  async #openChunks(container: Container, chunks: AsyncIterable<Buffer>, place: Place): Promise<void> {
    if (container.access === 'stream') {
      await this.#openMembers(container, () => container.open(chunks), place);
      return;
    }
    const parts: Buffer[] = [];
    let held = 0;
    try {
      for await (const chunk of chunks) {
        if (held + chunk.length > container.maxBytes || !this.#budget.hold(chunk.length)) {
          this.#gap(place, `${container.name}: not opened: too large to be held in memory`);
          return;
        }
        held += chunk.length;
        parts.push(chunk);
      }
      const content = memoryContent(Buffer.concat(parts.splice(0)));
      await this.#openContent(container, content, place);
    } finally {
      this.#budget.release(held);
    }
  }

  /** Opens every member in turn. A container that fails has given what it could before. */
  async #openMembers(container: Container, open: () => AsyncIterable<Member>, place: Place): Promise<void> {
    if (place.depth >= this.#limits.maxDepth) {
      this.#gap(place, `${container.name}: not opened: nested deeper than ${String(this.#limits.maxDepth)} levels`);
      return;
    }
    const { origin, encodings } = place;
    const names = new NameLines({ origin, encodings: [...encodings, container.name, 'name'] });
    try {
      for await (const member of open()) {
        this.#budget.takeEntry();
        // A copy, since the bytes around the name would be kept with it.
        if (member.path.length > 0) names.add(Buffer.from(member.path));
        for (const full of names.full()) await this.#options.take(full);
        const inside = this.#inside(container, member, place);
        if ('skipped' in member) {
          this.#tally.skip(member.skipped);
          if (member.gap !== undefined) this.#gap(inside, member.gap);
        } else await this.#openMember(member.chunks, inside);
        await this.#rest();
      }
    } catch (error) {
      this.#rethrowStop(error);
      this.#gap(place, reasonOf(error, container.name));
    } finally {
      for (const last of names.finish()) await this.#options.take(last);
    }
  }

  async #openMember(chunks: AsyncIterable<Buffer>, place: Place): Promise<void> {
    const { origin, encodings } = place;
    let bytes = 0;
    const reader = new MemberReader(
      chunks,
      (slice) => this.#options.take({ ...slice, origin, encodings }),
      (length) => {
        bytes += length;
        this.#budget.take(length);
      },
    );
    let failure: unknown;
    try {
      const head = await reader.head(HEAD_BYTES);
      const container = containerOf(mayBeDisc(head) ? await reader.head(DISC_BYTES) : head);
      if (container !== undefined) await this.#openChunks(container, reader.chunks(), place);
      // What the container left, or all of it.
      for await (const _ of reader.chunks()) await this.#rest();
    } catch (error) {
      failure = error;
    } finally {
      await reader.close();
    }
    await reader.finish(failure !== undefined);
    if (failure === undefined && bytes > 0) this.#tally.scan(bytes);
    else this.#tally.skip(failure === undefined ? 'empty' : failure instanceof LimitReached ? 'limit' : 'unreadable');
    if (failure === undefined) return;
    this.#rethrowStop(failure);
    this.#gap(place, reasonOf(failure, encodings.at(-1) ?? 'container'));
  }

  #inside(container: Container, member: Member, { origin, encodings, depth, name }: Place): Place {
    const shown = this.#options.showPath(member.path);
    const outer = origin.member ?? '';
    const path = outer === '' || shown === '' ? outer + shown : `${outer}!${shown}`;
    return {
      origin: { ...origin, member: path },
      encodings: [...encodings, container.name],
      depth: depth + 1,
      name: shown === '' ? name : `${name}!${shown}`,
    };
  }

  async #rest(): Promise<void> {
    if (!this.#options.isDue()) return;
    await this.#options.rest();
    this.#options.signal.throwIfAborted();
  }

  #rethrowStop(error: unknown): void {
    if (error instanceof LimitReached) throw error;
    this.#options.signal.throwIfAborted();
  }

  #gap(place: Place, reason: string): void {
    this.#tally.gaps.add(place.name, reason, `members of ${this.#place.name}`);
  }
}

const PIECE_BYTES = 1 << 16;

/** The mark of an image of a disc stands behind many zeros. */
function mayBeDisc(head: Buffer): boolean {
  return head.length >= HEAD_BYTES && head.length < DISC_BYTES && head[0] === 0 && head.every((byte) => byte === 0);
}

/** Packages fail with errors of their own, whatever the bytes made them stumble over. */
function reasonOf(error: unknown, name: string): string {
  if (error instanceof AppError) return error.message;
  return `${name}: ${error instanceof Error ? error.message : 'damaged'}`;
}
