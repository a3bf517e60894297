import type { SourceKind } from './finding.js';

/** Where a fragment's bytes come from, as far as the source knows without further work. */
export interface Origin {
  readonly source: SourceKind;
  readonly repository?: string;
  readonly path?: string;
  /** Git object id; the commit and path of a blob are worked out later, and only for what was found. */
  readonly object?: string;
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
  readonly encodings: readonly string[];
  /** Whether the whole goes on before or after these bytes: then a secret at that edge may be half a secret. */
  readonly isCutBefore?: boolean;
  readonly isCutAfter?: boolean;
}
