import type { Fragment, Origin } from '../core/fragment.js';
import { SecretValue } from '../core/secret-value.js';
import type { Span } from '../core/span.js';
import type { Decoder } from '../decoders/decoder.js';
import type { Detector } from '../detectors/detector.js';
import { specificityOf, type Candidate } from './candidate.js';
import { evaluate, type Surroundings } from './evaluate.js';
import type { Grams } from './grams.js';
import type { Hit } from './hit.js';
import { Keywords, type RuleWindows } from './keywords.js';
import { Lineages, type Found } from './lineage.js';
import { matchNames, matchWindows } from './match-rule.js';
import { DecodingBudget, decodeAll } from './nested.js';
import { resolveOverlaps, withoutRepeats } from './overlap.js';
import { pairCandidates } from './pairing.js';
import type { Match } from './pattern.js';
import { Positions } from './position.js';
import { type Rulebook, rulebookOf } from './rulebook.js';
import { withSiblings } from './siblings.js';
import { finished, type Steps } from './steps.js';

export interface ScannerOptions {
  /** Now, for values that carry their own expiry. */
  readonly nowMs?: () => number;
  /** Encodings to undo inside of the text, in the order to try. */
  readonly decoders?: readonly Decoder[];
  /** Finds the inline marker of what stands there; left out where markers don't count. */
  readonly markerAt?: MarkerAt;
}

export type MarkerAt = (bytes: Buffer, secret: Span) => string | undefined;

const NONE: ReadonlySet<string> = new Set();

/** What a fragment holds. */
export interface Looked {
  readonly hits: readonly Hit[];
  /** Ids of all rules that took something in it, also where another rule said more or a checksum failed. */
  readonly rules: ReadonlySet<string>;
}

const NOTHING: Looked = { hits: [], rules: NONE };

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
  /** Rules that took something in decoded text which another rule took from them. */
  readonly #hidden = new Set<string>();

  constructor(rules: readonly Detector[] | Rulebook, options: ScannerOptions = {}) {
    this.#keywords = new Keywords('rulesWith' in rules ? rules : rulebookOf(rules));
    this.#decoders = options.decoders ?? [];
    this.#nowMs = options.nowMs ?? Date.now;
    this.#markerAt = options.markerAt;
  }

  /** From now on marks which windows stand in what is scanned, in clear or encoded; undefined ends it. */
  markInto(grams: Grams | undefined): void {
    this.#keywords.markInto(grams);
  }

  scan(fragment: Fragment): readonly Hit[] {
    return this.look(fragment).hits;
  }

  /** As `scan`, with pauses. */
  *scanning(fragment: Fragment): Steps<readonly Hit[]> {
    return (yield* this.looking(fragment)).hits;
  }

  /** As `scan`, and tells which rules had a say. */
  look(fragment: Fragment): Looked {
    return finished(this.looking(fragment));
  }

  /** As `look`, with pauses. One that is not driven to its end must be the last. */
  *looking(fragment: Fragment): Steps<Looked> {
    if (fragment.changed !== undefined && (yield* this.#isNothingNew(fragment, fragment.changed))) return NOTHING;
    const found = yield* this.#find(fragment);
    this.#lineages.remember(fragment, found);
    if (found.candidates.length === 0) return { hits: [], rules: found.hidden };
    const whole = found.candidates.filter((candidate) => !isCut(candidate, fragment));
    return {
      hits: toHits(settled(whole, fragment.bytes), fragment, this.#markerAt),
      rules: new Set([...found.hidden, ...found.candidates.map(({ rule }) => rule.id)]),
    };
  }

  /** Whether nothing stands where it was changed: then all that is in it was there before. */
  *#isNothingNew({ bytes, origin }: Fragment, changed: Span): Steps<boolean> {
    const found = this.#keywords.windowsAround(bytes, changed);
    const around = { bytes, path: innermostPath(origin), nowMs: this.#nowMs() };
    const candidates = yield* this.#candidates(found, around, found.near, new DecodingBudget(bytes.length));
    this.#hidden.clear();
    return candidates.length === 0;
  }

  *#find(fragment: Fragment): Steps<Found> {
    const { bytes } = fragment;
    const inherited = this.#lineages.inherit(fragment);
    const around = { bytes, path: innermostPath(fragment.origin), nowMs: this.#nowMs() };
    const budget = new DecodingBudget(bytes.length);
    if (inherited === undefined) {
      const found = this.#keywords.windowsOf(bytes);
      const candidates = yield* this.#candidates(found, around, [{ start: 0, end: bytes.length }], budget);
      return { candidates, farKeywords: found.farKeywords, hidden: this.#takeHidden(NONE) };
    }
    const found = this.#keywords.windowsOfChanged(bytes, inherited);
    const candidates = yield* this.#candidates(found, around, found.near, budget);
    return {
      candidates:
        inherited.candidates.length === 0 ? candidates : withoutRepeats([...candidates, ...inherited.candidates]),
      farKeywords: found.farKeywords,
      hidden: this.#takeHidden(inherited.hidden),
    };
  }

  /** What became known of the fragment that was just looked at, with what is known of its base. */
  #takeHidden(inherited: ReadonlySet<string>): ReadonlySet<string> {
    if (this.#hidden.size === 0) return inherited;
    const hidden = new Set([...inherited, ...this.#hidden]);
    this.#hidden.clear();
    return hidden;
  }

  *#candidates(
    { windows }: RuleWindows,
    around: Surroundings,
    within: readonly Span[],
    budget: DecodingBudget,
  ): Steps<readonly Candidate[]> {
    const candidates: Candidate[] = [];
    for (const [compiled, spans] of windows) {
      const accept = (match: Match, secret: Span): boolean => {
        const candidate = evaluate(compiled, match, secret, around);
        if (candidate !== undefined) candidates.push(candidate);
        return candidate !== undefined && candidate.isDisproved !== true;
      };
      const { pattern, reach, isAtName } = compiled;
      const isWhole = isAtName
        ? yield* matchNames(pattern, around.bytes, spans.spans(), accept)
        : yield* matchWindows(pattern, around.bytes, spans.spans(), reach, accept);
      if (!isWhole) return candidates;
    }
    return [...candidates, ...(yield* this.#decoded(around, within, budget))];
  }

  /** What stands encoded in the text. */
  #decoded(around: Surroundings, within: readonly Span[], budget: DecodingBudget): Steps<readonly Candidate[]> {
    const scan = function* (this: Scanner, bytes: Buffer, rest: DecodingBudget): Steps<readonly Candidate[]> {
      const inside = { ...around, bytes };
      const everywhere = [{ start: 0, end: bytes.length }];
      const inner = yield* this.#candidates(this.#keywords.windowsOf(bytes), inside, everywhere, rest);
      const kept = settled(inner, bytes);
      if (kept.length < inner.length) for (const { rule } of inner) this.#hidden.add(rule.id);
      return kept;
    };
    return decodeAll(this.#decoders, around.bytes, within, budget, scan.bind(this));
  }
}

/** One token is one candidate, parts that belong together are joined, and what stands beside them is known. */
function settled(candidates: readonly Candidate[], bytes: Buffer): readonly Candidate[] {
  if (candidates.length === 0) return candidates;
  return withSiblings(pairCandidates(resolveOverlaps(candidates), bytes), bytes);
}

/** The name that says what the bytes are: the innermost. */
export function innermostPath({ path, member }: Origin): string | undefined {
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
