import type { Candidate } from './candidate.js';

/**
 * Joins what is only usable together: a secret takes up the id that belongs to it, and the id is no finding of its own
 * any more. Files list pairs in one order throughout, so the order that pairs more, then that lies closer, is taken.
 */
export function pairCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  let current = candidates;
  for (const ruleId of new Set(candidates.filter((one) => one.rule.pairWith !== undefined).map((one) => one.rule.id))) {
    current = pairRule(current, ruleId);
  }
  return current;
}

interface Pair {
  readonly secret: Candidate;
  readonly id: Candidate;
  readonly distance: number;
}

function pairRule(candidates: readonly Candidate[], ruleId: string): readonly Candidate[] {
  const secrets = candidates.filter((one) => one.rule.id === ruleId);
  const pairWith = secrets[0]?.rule.pairWith;
  if (pairWith === undefined) return candidates;
  const ids = candidates.filter((one) => one.rule.id === pairWith.rule);
  const idFirst = assign(secrets, ids, pairWith.withinBytes, (secret, id) => secret.secret.start - id.secret.end);
  const secretFirst = assign(
    secrets.toReversed(),
    ids.toReversed(),
    pairWith.withinBytes,
    (secret, id) => id.secret.start - secret.secret.end,
  );
  const pairs = isBetter(secretFirst, idFirst) ? secretFirst : idFirst;
  const idOf = new Map(pairs.map((pair) => [pair.secret, pair.id]));
  const taken = new Set(pairs.map((pair) => pair.id));
  const takenValues = new Set(pairs.map((pair) => pair.id.value));
  return candidates
    .filter((one) => !taken.has(one) && !(one.rule.id === pairWith.rule && takenValues.has(one.value)))
    .map((one) => {
      const id = idOf.get(one);
      return id === undefined ? one : joined(one, id, pairWith.companion);
    });
}

/** Gives each secret the nearest id on one side of it; two secrets never share one. */
function assign(
  secrets: readonly Candidate[],
  ids: readonly Candidate[],
  withinBytes: number,
  distanceOf: (secret: Candidate, id: Candidate) => number,
): readonly Pair[] {
  const pairs: Pair[] = [];
  const taken = new Set<Candidate>();
  for (const secret of secrets) {
    let best: Pair | undefined;
    for (const id of ids) {
      const distance = distanceOf(secret, id);
      if (distance < 0 || distance > withinBytes || taken.has(id)) continue;
      if (best === undefined || distance < best.distance) best = { secret, id, distance };
    }
    if (best === undefined) continue;
    taken.add(best.id);
    pairs.push(best);
  }
  return pairs;
}

function isBetter(pairs: readonly Pair[], others: readonly Pair[]): boolean {
  if (pairs.length !== others.length) return pairs.length > others.length;
  const total = (list: readonly Pair[]): number => list.reduce((sum, pair) => sum + pair.distance, 0);
  return total(pairs) < total(others);
}

function joined(secret: Candidate, id: Candidate, companion: string): Candidate {
  return {
    ...secret,
    confidence: 'high',
    reasons: [...secret.reasons, `stands beside its ${companion}`],
    companions: new Map([...id.companions, ...secret.companions, [companion, id.value]]),
  };
}
