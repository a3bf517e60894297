import { specificityOf, type Candidate } from './candidate.js';

/**
 * One token, one finding: of candidates whose secrets overlap, the most specific stays. What the others knew about the
 * very same bytes (the name it was assigned to) is kept as companions.
 */
export function resolveOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const ordered = candidates.toSorted((a, b) => a.secret.start - b.secret.start || b.secret.end - a.secret.end);
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

/** Most specific first, then longest, then the rule's id, so that the order of detectors never matters. */
function resolveGroup(group: readonly Candidate[]): readonly Candidate[] {
  const ranked = group.toSorted(
    (a, b) =>
      specificityOf(b.rule) - specificityOf(a.rule) ||
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

function lengthOf(candidate: Candidate): number {
  return candidate.secret.end - candidate.secret.start;
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.secret.start < b.secret.end && b.secret.start < a.secret.end;
}

function withCompanionsOf(winner: Candidate, other: Candidate): Candidate {
  return { ...winner, companions: new Map([...other.companions, ...winner.companions]) };
}
