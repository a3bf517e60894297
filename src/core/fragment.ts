import type { SourceKind } from './finding.js';

/** Where a fragment's bytes come from, as far as the source knows without further work. */
export interface Origin {
  readonly source: SourceKind;
  readonly repository?: string;
  readonly path?: string;
  /** Git object id; the commit and path of a blob are worked out later, and only for what was found. */
  readonly object?: string;
  /** Path inside of an archive or document, `!` between the levels: `lib/app.jar!config/prod.yml`. */
  readonly member?: string;
}

/** All of what a fragment is a slice of, for what can only be read whole or out of order. */
export interface Content {
  /** In bytes. */
  readonly size: number;
  /** Up to `length` bytes from `offset` on; fewer only at the end. Fails with the system's error. */
  read(offset: number, length: number): Buffer;
}

/**
 * Bytes to scan and where they stand. A source may cut something long into several fragments; then they overlap, and
 * `startLine`/`startColumn` say where the first byte stands, so that both copies of a finding get the same location.
 */
export interface Fragment {
  readonly bytes: Buffer;
  readonly origin: Origin;
  /** Position of `bytes[0]` in the whole, from 1. */
  readonly startLine: number;
  readonly startColumn: number;
  /** Encodings and containers that were undone to reach these bytes, outermost first. */
  readonly encodings: readonly string[];
  /** Whether the whole goes on before or after these bytes: then a secret at that edge may be half a secret. */
  readonly isCutBefore?: boolean;
  readonly isCutAfter?: boolean;
  /** Given with the first fragment of something; may be read as long as the next fragment was not asked for. */
  readonly whole?: Content;
}

/** Content that is held in memory. */
export function memoryContent(bytes: Buffer): Content {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
