import { AppError } from '../core/errors.js';
import type { Content } from '../core/fragment.js';

/** So much of the start of something is looked at to tell what it is: a tar has its mark at 257. */
export const HEAD_BYTES = 4096;

/** What a container holds under one name. Its bytes are read once, and before the next member is asked for. */
export type Member =
  | {
      /** As it stands in the container, only ever shown; empty where there is one content without a name of its own. */
      readonly path: Buffer;
      /** Each piece belongs to the receiver. Fails where the bytes are damaged; what came before is good. */
      readonly chunks: AsyncIterable<Buffer>;
    }
  | {
      readonly path: Buffer;
      /** Why it has no bytes to read: `folder`, `link`, `encrypted`. Counted in the report. */
      readonly skipped: string;
      /** Set where it should have been read and could not be: that makes the scan incomplete. */
      readonly gap?: string;
    };

interface Known {
  /** As `encodings` in a report names it: `zip`. */
  readonly name: string;
  /** What its first byte may be; any, if it is not said. Only then `matches` is asked. */
  readonly firstBytes?: readonly number[];
  /** Decided by the first bytes (at most `HEAD_BYTES` are looked at), never by a file's name; costs next to nothing. */
  matches(head: Buffer): boolean;
}

/** A container that is read from front to back, whatever its size. */
export interface StreamContainer extends Known {
  readonly access: 'stream';
  open(chunks: AsyncIterable<Buffer>): AsyncIterable<Member>;
}

/** A container that can only be read with all of it at hand. */
export interface RandomContainer extends Known {
  readonly access: 'random';
  /** Larger ones have to be held in memory twice, or take too long. */
  readonly maxBytes: number;
  open(content: Content): AsyncIterable<Member>;
}

/**
 * Something that holds other things: an archive, a compressed file, a document, a database. It gives what it can, in
 * order, and fails after that where it is damaged. It keeps no count and knows no limit but that of its own memory:
 * whoever reads it may stop at any time.
 */
export type Container = StreamContainer | RandomContainer;

/** The error of bytes that are not what they say. */
export function damaged(message: string, cause?: unknown): AppError {
  return new AppError('corrupt-input', message, cause === undefined ? {} : { cause });
}

/** Pieces of content that can be read anywhere, in order. */
export async function* contentChunks(
  content: Content,
  start = 0,
  end = content.size,
  chunkBytes = 1 << 16,
): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const chunk = content.read(at, Math.min(chunkBytes, end - at));
    if (chunk.length === 0) throw damaged('reading: it is shorter than it was');
    at += chunk.length;
    yield chunk;
  }
}
