import { compareText } from '../core/compare-text.js';
import { CONFIDENCES } from '../core/finding.js';
import type { Span } from '../core/span.js';
import { specificityOf, type Candidate } from './candidate.js';

/**
 * One token, one finding: of candidates whose secrets overlap, the most specific stays. What the others knew about the
 * very same bytes (the name it was assigned to) is kept as companions.
 */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const ordered = withoutDisproved(withoutEchoes(candidates)).toSorted(
    (a, b) => a.secret.start - b.secret.start || b.secret.end - a.secret.end,
  );
  const groups: Candidate[][] = [];
  let groupEnd = 0;
  for (const candidate of ordered) {
    const group = groups.at(-1);
    if (group !== undefined && candidate.secret.start < groupEnd) group.push(candidate);
    else groups.push([candidate]);
    groupEnd = Math.max(group === undefined ? 0 : groupEnd, candidate.secret.end);
  }
  return groups.flatMap((group) => (group.length === 1 ? group : resolveGroup(group)));
}

/** From here on a format is distinctive: what looks like it and fails its check was made up, and is nobody else's either. */
const DISTINCTIVE = 80;

/** A failed check ends the candidate itself, and what a rule that says less saw in the same place or a part of it. */
function withoutDisproved(candidates: readonly Candidate[]): readonly Candidate[] {
  const disproved = candidates.filter((one) => one.isDisproved === true);
  if (disproved.length === 0) return candidates;
  const strong = disproved.filter((one) => specificityOf(one.rule) >= DISTINCTIVE);
  const places = placesBy(strong, (one) => specificityOf(one.rule));
  return candidates.filter((one) => one.isDisproved !== true && !isWithinStronger(one, places));
}

function isWithinStronger({ rule, secret }: Candidate, places: ReadonlyMap<number, Places>): boolean {
  for (const [specificity, stronger] of places) {
    if (specificity > specificityOf(rule) && stronger.lastEnd(secret.start) >= secret.end) return true;
  }
  return false;
}

/** What stands there in clear is not also something decoded. */
function withoutEchoes(candidates: readonly Candidate[]): readonly Candidate[] {
  if (!candidates.some((one) => one.encodings !== undefined)) return candidates;
  const clear = placesBy(
    candidates.filter((one) => one.encodings === undefined),
    (one) => one.value,
  );
  return candidates.filter(
    ({ encodings, value, secret }) =>
      encodings === undefined || (clear.get(value)?.lastEnd(secret.end - 1) ?? 0) <= secret.start,
  );
}

function placesBy<Key>(candidates: readonly Candidate[], keyOf: (one: Candidate) => Key): ReadonlyMap<Key, Places> {
  const spans = new Map<Key, Span[]>();
  for (const one of candidates) {
    const known = spans.get(keyOf(one));
    if (known === undefined) spans.set(keyOf(one), [one.secret]);
    else known.push(one.secret);
  }
  return new Map([...spans].map(([key, list]) => [key, new Places(list)]));
}

/** Spans that are asked about very often: text made for it has ten thousands of them. */
class Places {
  readonly #starts: readonly number[];
  readonly #lastEnds: number[] = [];

  constructor(spans: readonly Span[]) {
    const sorted = spans.toSorted((a, b) => a.start - b.start);
    this.#starts = sorted.map(({ start }) => start);
    let last = 0;
    for (const { end } of sorted) this.#lastEnds.push((last = Math.max(last, end)));
  }

  /** How far those reach that begin at this place or before it; 0 where there are none. */
  lastEnd(place: number): number {
    return this.#lastEnds[countUpTo(this.#starts, place) - 1] ?? 0;
  }
}

/** How many of the ascending numbers are this one or less. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Most specific first, then surest (a name that holds the provider's word), then longest, then the rule's id, so that the
 * order of detectors never matters.
 */
function resolveGroup(group: readonly Candidate[]): readonly Candidate[] {
  const ranked = group.toSorted(
    (a, b) =>
      specificityOf(b.rule) - specificityOf(a.rule) ||
      depthOf(b) - depthOf(a) ||
      CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence) ||
      lengthOf(b) - lengthOf(a) ||
      a.secret.start - b.secret.start ||
      compareText(a.rule.id, b.rule.id) ||
      // The same text may be reached in several orders of decoding.
      compareText((a.encodings ?? []).join(), (b.encodings ?? []).join()),
  );
  const kept = new Kept();
  for (const candidate of ranked) kept.offer(candidate);
  return kept.all();
}

/** Candidates that don't overlap, by their places; those of a higher rank come first. */
class Kept {
  readonly #starts: number[] = [];
  readonly #kept: { candidate: Candidate; readonly rank: number }[] = [];

  offer(candidate: Candidate): void {
    const { start, end } = candidate.secret;
    const before = countUpTo(this.#starts, start);
    // They are disjoint, so of those before only the last may reach here.
    const first = before > 0 && this.#kept[before - 1]!.candidate.secret.end > start ? before - 1 : before;
    let winner = this.#kept[first];
    if (winner === undefined || winner.candidate.secret.start >= end) {
      this.#starts.splice(before, 0, start);
      this.#kept.splice(before, 0, { candidate, rank: this.#kept.length });
      return;
    }
    for (let at = first + 1; at < this.#kept.length && this.#starts[at]! < end; at += 1) {
      const other = this.#kept[at]!;
      if (other.rank < winner.rank) winner = other;
    }
    if (winner.candidate.value === candidate.value) {
      winner.candidate = withCompanionsOf(winner.candidate, candidate);
    }
  }

  all(): readonly Candidate[] {
    return this.#kept.map(({ candidate }) => candidate);
  }
}

/** What was decoded says more than the code that it stands in. */
function depthOf({ encodings }: Candidate): number {
  return encodings?.length ?? 0;
}

/** Each candidate once: the same rule at the same place with the same value. */
export function withoutRepeats(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const one of candidates) {
    const { rule, secret, value, encodings = [] } = one;
    const key = JSON.stringify([rule.id, secret.start, secret.end, value, encodings]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function lengthOf(candidate: Candidate): number {
  return candidate.secret.end - candidate.secret.start;
}

function withCompanionsOf(winner: Candidate, other: Candidate): Candidate {
  return { ...winner, companions: new Map([...other.companions, ...winner.companions]) };
}
