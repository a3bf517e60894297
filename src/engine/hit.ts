import type { Companion, Confidence, Severity } from '../core/finding.js';
import type { Origin } from '../core/fragment.js';
import type { SecretValue } from '../core/secret-value.js';

/** One match that passed checksum and judgement, before dedupe by value. */
export interface Hit {
  readonly ruleId: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly specificity: number;
  readonly reasons: readonly string[];
  readonly secret: SecretValue;
  readonly companions: readonly Companion[];
  readonly origin: Origin;
  readonly encodings: readonly string[];
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly isProven?: boolean;
  /** The inline marker on its line. */
  readonly marker?: string;
}
