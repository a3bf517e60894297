import type { SourceKind } from './finding.js';
import type { Span } from './span.js';

/** Where a fragment's bytes come from, as far as the source knows without further work. */
export interface Origin {
  readonly source: SourceKind;
  readonly repository?: string;
  readonly path?: string;
  /** Git object id; the commit and path of a blob are worked out later, and only for what was found. */
  readonly object?: string;
  /** Path inside of an archive or document, `!` between levels; empty for the one content of a compressed file. */
  readonly member?: string;
}

/** All of what a fragment is a slice of, for what can only be read whole or out of order. */
export interface Content {
  /** In bytes. */
  readonly size: number;
  /** Up to `length` bytes from `offset` on; fewer only at the end. Fails with the system's error. */
  read(offset: number, length: number): Buffer;
}

/** How bytes were made from those of an earlier fragment, so that what was copied need not be scanned again. */
export interface Lineage {
  /** A number of its own for these bytes. */
  readonly self: number;
  /** Steps from the root of the family; the base is the last fragment before of one step less, if its `self` says so. */
  readonly depth: number;
  /** `self` of the fragment that bytes were copied from; undefined for a root. */
  readonly base?: number;
  /** What was copied, as `to, from, length` each, in order of `to`. */
  readonly copies?: readonly number[];
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
  readonly lineage?: Lineage;
  /** Where it differs from what it was before, for a source that is asked about changes; of length 0 for a mere seam. */
  readonly changed?: Span;
}

/** Whether something stands before or behind it. */
export function isSlice({ isCutBefore, isCutAfter }: Pick<Fragment, 'isCutBefore' | 'isCutAfter'>): boolean {
  return isCutBefore === true || isCutAfter === true;
}

/** Content that is held in memory. */
export function memoryContent(bytes: Buffer): Content {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
