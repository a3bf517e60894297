import type { Confidence, Severity } from '../core/finding.js';

/** What a judgement may look at. */
export interface Subject {
  readonly value: string;
  /** Which alternative of the pattern caught it: `quoted` for the group `secret__quoted`; empty for plain `secret`. */
  readonly form: string;
  readonly companions: ReadonlyMap<string, string>;
  /** The rule's own keywords. */
  readonly keywords: readonly string[];
  /** The bytes directly before and after the secret, at most 160 each, as text. */
  readonly before: string;
  readonly after: string;
  readonly path: string | undefined;
  readonly nowMs: number;
}

export type Verdict = Kept | Dropped;

export interface Dropped {
  readonly isKept: false;
  readonly reason: string;
}

export interface Kept {
  readonly isKept: true;
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
  /** Instead of the rule's severity. */
  readonly severity?: Severity;
  /** Instead of the captured text, where one secret can be written in several ways. */
  readonly value?: string;
  /** What the value itself tells, by name. */
  readonly companions?: Readonly<Record<string, string>>;
}

export function dropped(reason: string): Dropped {
  return { isKept: false, reason };
}
