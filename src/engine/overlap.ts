import { CONFIDENCES } from '../core/finding.js';
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
  return candidates.filter(
    (one) =>
      one.isDisproved !== true &&
      !strong.some(
        ({ rule, secret }) =>
          specificityOf(one.rule) < specificityOf(rule) &&
          one.secret.start >= secret.start &&
          one.secret.end <= secret.end,
      ),
  );
}

/** What stands there in clear is not also something decoded. */
function withoutEchoes(candidates: readonly Candidate[]): readonly Candidate[] {
  if (!candidates.some((one) => one.encodings !== undefined)) return candidates;
  const clear = candidates.filter((one) => one.encodings === undefined);
  return candidates.filter(
    (one) => one.encodings === undefined || !clear.some((other) => other.value === one.value && overlap(other, one)),
  );
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
      (a.rule.id < b.rule.id ? -1 : 1),
  );
  const kept: Candidate[] = [];
  for (const candidate of ranked) {
    const at = kept.findIndex((other) => overlap(other, candidate));
    const winner = kept[at];
    if (winner === undefined) kept.push(candidate);
    else if (winner.value === candidate.value) kept[at] = withCompanionsOf(winner, candidate);
  }
  return kept.toSorted((a, b) => a.secret.start - b.secret.start);
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

function overlap(a: Candidate, b: Candidate): boolean {
  return a.secret.start < b.secret.end && b.secret.start < a.secret.end;
}

function withCompanionsOf(winner: Candidate, other: Candidate): Candidate {
  return { ...winner, companions: new Map([...other.companions, ...winner.companions]) };
}
