import type { Confidence, Severity } from '../core/finding.js';
import type { Rule } from '../detectors/detector.js';
import type { Span } from '../core/span.js';

/** A judged match inside one fragment, before pairing and before overlaps are resolved. */
export interface Candidate {
  readonly rule: Rule;
  readonly provider: string;
  /** Where the secret stands, in bytes of the fragment. */
  readonly secret: Span;
  readonly value: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly reasons: readonly string[];
  readonly companions: ReadonlyMap<string, string>;
}

const DEFAULT_SPECIFICITY = 50;

export function specificityOf(rule: Rule): number {
  return rule.specificity ?? DEFAULT_SPECIFICITY;
}
