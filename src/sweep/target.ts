import type { Gap } from '../core/finding.js';
import type { Source } from '../sources/source.js';

/** A place to sweep. */
export interface Target {
  readonly kind: 'repository' | 'remote' | 'folder' | 'logs' | 'env';
  /** Absolute path, pattern or address. */
  readonly name: string;
}

/** What there is to scan at a place. */
export interface OpenedTarget {
  readonly sources: readonly Source[];
  /** Files at these paths or below them belong to it. */
  readonly roots: readonly string[];
  /** What is known to be missing before anything is read. */
  readonly gaps: readonly Gap[];
}
