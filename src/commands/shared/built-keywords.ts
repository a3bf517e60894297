import type { KeywordTable } from '../../engine/keyword-table.js';

/** Keywords of all our rules. */
export interface BuiltKeywords {
  readonly table: KeywordTable;
  /** What `indexKeywords` gives for them, in base64. */
  readonly index: string;
}

/** The build puts them here; undefined when run from source. */
export const builtKeywords: BuiltKeywords | undefined = undefined;
