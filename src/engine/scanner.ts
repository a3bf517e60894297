import type { Fragment, Origin } from '../core/fragment.js';
import { SecretValue } from '../core/secret-value.js';
import type { Span } from '../core/span.js';
import type { Decoder } from '../decoders/decoder.js';
import type { Detector } from '../detectors/detector.js';
import { specificityOf, type Candidate } from './candidate.js';
import { evaluate, type Surroundings } from './evaluate.js';
import type { Hit } from './hit.js';
import { Keywords, type RuleWindows } from './keywords.js';
import { Lineages, type Found } from './lineage.js';
import { matchNames, matchWindows } from './match-rule.js';
import { DecodingBudget, decodeAll } from './nested.js';
import { resolveOverlaps, withoutRepeats } from './overlap.js';
import { pairCandidates } from './pairing.js';
import type { Match } from './pattern.js';
import { Positions } from './position.js';
import { withSiblings } from './siblings.js';

export interface ScannerOptions {
  /** Now, for values that carry their own expiry. */
  readonly nowMs?: () => number;
  /** Encodings to undo inside of the text, in the order to try. */
  readonly decoders?: readonly Decoder[];
  /** Finds the inline marker of what stands there; left out where markers don't count. */
  readonly markerAt?: MarkerAt;
  /** The search for keywords, made at the build; undefined makes it anew. */
  readonly keywordIndex?: Int32Array | undefined;
}

export type MarkerAt = (bytes: Buffer, secret: Span) => string | undefined;

/**
 * A fragment in, hits out: keywords give positions, positions give windows, and only there a rule's pattern runs. What
 * stands encoded in the text is scanned as text of its own. Holds nothing between two fragments but what was found in those
 * that the next may have been made from; what belongs together across fragments is the work of `FindingSet`.
 */
export class Scanner {
  readonly #keywords: Keywords;
  readonly #decoders: readonly Decoder[];
  readonly #nowMs: () => number;
  readonly #markerAt: MarkerAt | undefined;
  readonly #lineages = new Lineages();

  constructor(detectors: readonly Detector[], options: ScannerOptions = {}) {
    this.#keywords = new Keywords(detectors, options.keywordIndex);
    this.#decoders = options.decoders ?? [];
    this.#nowMs = options.nowMs ?? Date.now;
    this.#markerAt = options.markerAt;
  }

  scan(fragment: Fragment): Hit[] {
    const found = this.#find(fragment);
    this.#lineages.remember(fragment, found);
    if (found.candidates.length === 0) return [];
    const whole = found.candidates.filter((candidate) => !isCut(candidate, fragment));
    return toHits(settled(whole, fragment.bytes), fragment, this.#markerAt);
  }

  #find(fragment: Fragment): Found {
    const { bytes } = fragment;
    const inherited = this.#lineages.inherit(fragment);
    const around = { bytes, path: pathOf(fragment.origin), nowMs: this.#nowMs() };
    const budget = new DecodingBudget(bytes.length);
    if (inherited === undefined) {
      const found = this.#keywords.windowsOf(bytes);
      const candidates = this.#candidates(found, around, [{ start: 0, end: bytes.length }], budget);
      return { candidates, farKeywords: found.farKeywords };
    }
    const found = this.#keywords.windowsOfChanged(bytes, inherited);
    const candidates = this.#candidates(found, around, found.near, budget);
    return {
      candidates:
        inherited.candidates.length === 0 ? candidates : withoutRepeats([...candidates, ...inherited.candidates]),
      farKeywords: found.farKeywords,
    };
  }

  #candidates(
    { windows }: RuleWindows,
    around: Surroundings,
    within: readonly Span[],
    budget: DecodingBudget,
  ): readonly Candidate[] {
    const candidates: Candidate[] = [];
    for (const [compiled, spans] of windows) {
      const accept = (match: Match, secret: Span): boolean => {
        const candidate = evaluate(compiled, match, secret, around);
        if (candidate !== undefined) candidates.push(candidate);
        return candidate !== undefined && candidate.isDisproved !== true;
      };
      const { pattern, reach, isAtName } = compiled;
      if (isAtName) matchNames(pattern, around.bytes, spans.spans(), accept);
      else matchWindows(pattern, around.bytes, spans.spans(), reach, accept);
    }
    const scanDecoded = (bytes: Buffer, rest: DecodingBudget): readonly Candidate[] => {
      const inside = { ...around, bytes };
      const everywhere = [{ start: 0, end: bytes.length }];
      return settled(this.#candidates(this.#keywords.windowsOf(bytes), inside, everywhere, rest), bytes);
    };
    return [...candidates, ...decodeAll(this.#decoders, around.bytes, within, budget, scanDecoded)];
  }
}

/** One token is one candidate, parts that belong together are joined, and what stands beside them is known. */
function settled(candidates: readonly Candidate[], bytes: Buffer): readonly Candidate[] {
  if (candidates.length === 0) return candidates;
  return withSiblings(pairCandidates(resolveOverlaps(candidates), bytes), bytes);
}

/** The name that says what the bytes are: the innermost. */
function pathOf({ path, member }: Origin): string | undefined {
  return member === undefined || member === '' ? path : member.slice(member.lastIndexOf('!') + 1);
}

/** At a cut the fragment that overlaps this one holds the secret whole; what is seen here may be a part of it. */
function isCut({ secret }: Candidate, fragment: Fragment): boolean {
  return (
    (fragment.isCutBefore === true && secret.start === 0) ||
    (fragment.isCutAfter === true && secret.end === fragment.bytes.length)
  );
}

function toHits(candidates: readonly Candidate[], fragment: Fragment, markerAt: MarkerAt | undefined): Hit[] {
  const positions = new Positions(fragment);
  return candidates.map((candidate) => {
    const start = positions.at(candidate.secret.start);
    const end = positions.at(candidate.secret.end);
    const marker = markerAt?.(fragment.bytes, candidate.secret);
    return {
      ruleId: candidate.rule.id,
      provider: candidate.provider,
      kind: candidate.rule.kind,
      severity: candidate.severity,
      confidence: candidate.confidence,
      specificity: specificityOf(candidate.rule),
      reasons: candidate.reasons,
      secret: new SecretValue(candidate.value),
      companions: [...candidate.companions]
        .map(([name, value]) => ({ name, value }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      origin: fragment.origin,
      encodings:
        candidate.encodings === undefined ? fragment.encodings : [...fragment.encodings, ...candidate.encodings],
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      ...(candidate.isProven === true ? { isProven: true } : {}),
      ...(marker === undefined ? {} : { marker }),
    };
  });
}
