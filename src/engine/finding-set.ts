import { CONFIDENCES, SEVERITIES, type Companion, type Finding } from '../core/finding.js';
import type { FingerprintKey } from '../core/fingerprint.js';
import { Attributions, locationsOf } from './locations.js';
import type { Hit } from './hit.js';

/**
 * One secret is one finding: collects hits from all fragments and sources by value. The result does not depend on the
 * order in which hits came.
 */
export class FindingSet {
  readonly #key: FingerprintKey;
  readonly #hitsByValue = new Map<string, Hit[]>();

  constructor(key: FingerprintKey) {
    this.#key = key;
  }

  add(hit: Hit): void {
    const value = hit.secret.reveal();
    const hits = this.#hitsByValue.get(value);
    if (hits === undefined) this.#hitsByValue.set(value, [hit]);
    else hits.push(hit);
  }

  /** How many different secrets there are. */
  get size(): number {
    return this.#hitsByValue.size;
  }

  /** Findings by falling severity, then rule, then fingerprint. May be called again, with more attributions. */
  build(attributions: Attributions = new Attributions()): Finding[] {
    const findings = [...this.#hitsByValue.values()].map((hits) => this.#finding(hits, attributions));
    return findings.sort(
      (a, b) =>
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
        compare(a.ruleId, b.ruleId) ||
        compare(a.fingerprint, b.fingerprint),
    );
  }

  #finding(hits: readonly Hit[], attributions: Attributions): Finding {
    const ranked = hits.toSorted(bySpecificity);
    const best = ranked[0];
    if (best === undefined) throw new RangeError('finding set: a secret without a hit');
    return {
      fingerprint: this.#key.fingerprint(best.secret),
      ruleId: best.ruleId,
      provider: best.provider,
      kind: best.kind,
      severity: best.severity,
      confidence: bestConfidence(ranked),
      reasons: [...new Set(ranked.flatMap((hit) => hit.reasons))],
      secret: best.secret,
      validity: { state: 'unknown' },
      locations: locationsOf(hits, attributions),
      companions: mergedCompanions(ranked),
    };
  }
}

/** Most specific rule first; within one rule the more severe hit, then the place, so that ties never depend on timing. */
function bySpecificity(a: Hit, b: Hit): number {
  return (
    b.specificity - a.specificity ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    compare(a.ruleId, b.ruleId) ||
    CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence) ||
    compare(a.origin.source, b.origin.source) ||
    compare(a.origin.path ?? '', b.origin.path ?? '') ||
    compare(a.origin.object ?? '', b.origin.object ?? '') ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn
  );
}

function bestConfidence(hits: readonly Hit[]): Finding['confidence'] {
  return CONFIDENCES[Math.max(...hits.map((hit) => CONFIDENCES.indexOf(hit.confidence)))] ?? 'low';
}

function mergedCompanions(ranked: readonly Hit[]): readonly Companion[] {
  const merged = new Map<string, string>();
  for (const { name, value } of ranked.flatMap((hit) => hit.companions)) {
    if (!merged.has(name)) merged.set(name, value);
  }
  return [...merged].map(([name, value]) => ({ name, value })).sort((a, b) => compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
