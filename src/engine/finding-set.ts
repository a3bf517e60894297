import { compareText } from '../core/compare-text.js';
import { CONFIDENCES, SEVERITIES, type Companion, type Finding } from '../core/finding.js';
import type { FingerprintKey } from '../core/fingerprint.js';
import type { Origin } from '../core/fragment.js';
import { RememberedSecret } from '../core/remembered-secret.js';
import type { SecretValue } from '../core/secret-value.js';
import { Attributions, locationsOf } from './locations.js';
import type { Hit } from './hit.js';

/** A log may say the same a million times, and one without an end must not fill the memory. */
const MAX_HITS_IN_ONE = 1000;
const CUT_REASON = `it stands in one place more than ${String(MAX_HITS_IN_ONE)} times, of which the first are listed`;

interface KnownHits {
  readonly hits: Hit[];
  /** What the last hit stands in, and how many there are in a row. */
  last: Origin;
  inLast: number;
  isCut: boolean;
}

/**
 * One secret is one finding: collects hits from all fragments and sources by value. The result does not depend on the
 * order in which hits came.
 */
export class FindingSet {
  readonly #key: FingerprintKey;
  readonly #hitsByFingerprint = new Map<string, KnownHits>();
  /** To hash a value is slow beside finding it once more. */
  readonly #fingerprints = new Map<string, string>();

  constructor(key: FingerprintKey) {
    this.#key = key;
  }

  add(hit: Hit): void {
    const fingerprint = this.#fingerprintOf(hit.secret);
    const known = this.#hitsByFingerprint.get(fingerprint);
    if (known === undefined) {
      this.#hitsByFingerprint.set(fingerprint, { hits: [hit], last: hit.origin, inLast: 1, isCut: false });
      return;
    }
    known.inLast = hit.origin === known.last ? known.inLast + 1 : 1;
    known.last = hit.origin;
    if (known.inLast <= MAX_HITS_IN_ONE) known.hits.push(hit);
    else known.isCut = true;
  }

  /** How many different secrets there are. */
  get size(): number {
    return this.#hitsByFingerprint.size;
  }

  /** Findings by falling severity, then rule, then fingerprint. May be called again, with more attributions. */
  build(attributions: Attributions = new Attributions()): Finding[] {
    const findings = [...this.#hitsByFingerprint].map(([fingerprint, known]) =>
      this.#finding(fingerprint, known, attributions),
    );
    return findings.sort(
      (a, b) =>
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
        compareText(a.ruleId, b.ruleId) ||
        compareText(a.fingerprint, b.fingerprint),
    );
  }

  #fingerprintOf(secret: SecretValue): string {
    if (secret instanceof RememberedSecret) return secret.trace.fingerprint;
    const value = secret.reveal();
    const known = this.#fingerprints.get(value);
    if (known !== undefined) return known;
    const fingerprint = this.#key.fingerprint(secret);
    this.#fingerprints.set(value, fingerprint);
    return fingerprint;
  }

  #finding(fingerprint: string, { hits, isCut }: KnownHits, attributions: Attributions): Finding {
    const ranked = hits.length === 1 ? hits : hits.toSorted(bySpecificity);
    const best = ranked[0];
    if (best === undefined) throw new RangeError('finding set: a secret without a hit');
    return {
      fingerprint,
      ruleId: best.ruleId,
      provider: best.provider,
      kind: best.kind,
      severity: best.severity,
      confidence: bestConfidence(ranked),
      reasons: reasonsOf(ranked, isCut),
      // One that was read in this run says more than one that is remembered.
      secret: ranked.find(({ secret }) => !(secret instanceof RememberedSecret))?.secret ?? best.secret,
      validity: { state: 'unknown' },
      locations: locationsOf(hits, attributions),
      companions: mergedCompanions(ranked),
      ...(hits.some((hit) => hit.isProven === true) ? { isProven: true } : {}),
    };
  }
}

/** Most specific rule first; within one rule the more severe hit, then the place, so that ties never depend on timing. */
function bySpecificity(a: Hit, b: Hit): number {
  return (
    b.specificity - a.specificity ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    compareText(a.ruleId, b.ruleId) ||
    CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence) ||
    compareText(a.origin.source, b.origin.source) ||
    compareText(a.origin.path ?? '', b.origin.path ?? '') ||
    compareText(a.origin.object ?? '', b.origin.object ?? '') ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn
  );
}

function bestConfidence(hits: readonly Hit[]): Finding['confidence'] {
  // Not spread into the arguments of a call: of those there may not be a hundred thousand.
  return CONFIDENCES.findLast((one) => hits.some(({ confidence }) => confidence === one)) ?? 'low';
}

function reasonsOf(ranked: readonly Hit[], isCut: boolean): readonly string[] {
  if (ranked.length === 1 && !isCut) return ranked[0]!.reasons;
  return [...new Set(ranked.flatMap((hit) => hit.reasons)), ...(isCut ? [CUT_REASON] : [])];
}

function mergedCompanions(ranked: readonly Hit[]): readonly Companion[] {
  if (ranked.length === 1 && ranked[0]!.companions.length < 2) return ranked[0]!.companions;
  const merged = new Map<string, string>();
  for (const { name, value } of ranked.flatMap((hit) => hit.companions)) {
    if (!merged.has(name)) merged.set(name, value);
  }
  return [...merged].map(([name, value]) => ({ name, value })).sort((a, b) => compareText(a.name, b.name));
}
