import type { Confidence, Severity } from '../core/finding.js';
import type { Rule } from '../detectors/detector.js';
import type { Span } from '../core/span.js';

/** A judged match inside one fragment, before pairing and before overlaps are resolved. */
export interface Candidate {
  readonly rule: Rule;
  readonly provider: string;
  /** Where the secret stands, in bytes of the fragment. */
  readonly secret: Span;
  /** All that was looked at to judge it, the context too; may begin before the fragment and end after it. */
  readonly footprint: Span;
  readonly value: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly reasons: readonly string[];
  readonly companions: ReadonlyMap<string, string>;
  /** Encodings that were undone inside of the fragment to reach the value, outermost first. */
  readonly encodings?: readonly string[];
  /** Its checksum failed: no finding, but a rule that says less may not report the same place. */
  readonly isDisproved?: boolean;
  /** Its checksum holds. */
  readonly isProven?: boolean;
}

const DEFAULT_SPECIFICITY = 50;

export function specificityOf(rule: Rule): number {
  return rule.specificity ?? DEFAULT_SPECIFICITY;
}
