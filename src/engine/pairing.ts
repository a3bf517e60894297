import type { Candidate } from './candidate.js';
import { discriminatorOf } from './pair-names.js';
import { structureOf } from './structure.js';

/**
 * Joins what is only usable together: a secret takes up the id that belongs to it, and the id is no finding of its own
 * any more. Names that go together are paired first, then what stands in one object, map or section, then the rest. Files
 * list pairs in one order throughout, so within each step the order that pairs more, then that lies closer, is taken.
 */
export function pairCandidates(candidates: readonly Candidate[], bytes: Buffer): readonly Candidate[] {
  let current = candidates;
  for (const ruleId of new Set(candidates.filter((one) => one.rule.pairWith !== undefined).map((one) => one.rule.id))) {
    current = pairRule(current, ruleId, bytes);
  }
  return current;
}

interface Pair {
  readonly secret: Candidate;
  readonly id: Candidate;
  readonly isIdFirst: boolean;
  readonly distance: number;
}

function pairRule(candidates: readonly Candidate[], ruleId: string, bytes: Buffer): readonly Candidate[] {
  const secrets = inOrder(candidates.filter((one) => one.rule.id === ruleId));
  const pairWith = secrets[0]?.rule.pairWith;
  if (pairWith === undefined) return candidates;
  const ids = inOrder(candidates.filter((one) => one.rule.id === pairWith.rule));
  const pairs = assign(possiblePairs(secrets, ids, pairWith.withinBytes), bytes);
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

function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted((a, b) => a.secret.start - b.secret.start);
}

/** Of ids on either side of a secret so many are looked at, so that text full of them stays linear. */
const MAX_IDS_EACH_SIDE = 16;

function possiblePairs(secrets: readonly Candidate[], ids: readonly Candidate[], withinBytes: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let behind = 0;
  for (const secret of secrets) {
    while (behind < ids.length && (ids[behind]?.secret.start ?? 0) < secret.secret.end) behind += 1;
    for (const id of ids.slice(Math.max(0, behind - MAX_IDS_EACH_SIDE), behind + MAX_IDS_EACH_SIDE)) {
      const isIdFirst = id.secret.start < secret.secret.start;
      const distance = isIdFirst ? secret.secret.start - id.secret.end : id.secret.start - secret.secret.end;
      if (distance >= 0 && distance <= withinBytes) pairs.push({ secret, id, isIdFirst, distance });
    }
  }
  return pairs;
}

/** Gives each secret one id at most, and no two the same. */
function assign(possible: readonly Pair[], bytes: Buffer): readonly Pair[] {
  if (possible.length < 2) return possible;
  const assigned: Pair[] = [];
  const taken = new Set<Candidate>();
  for (const group of byKinship(possible, bytes)) {
    for (;;) {
      const open = group.filter(({ secret, id }) => !taken.has(secret) && !taken.has(id));
      const idFirst = nearest(open.filter((pair) => pair.isIdFirst));
      const secretFirst = nearest(open.filter((pair) => !pair.isIdFirst).toReversed());
      const better = isBetter(secretFirst, idFirst) ? secretFirst : idFirst;
      if (better.length === 0) break;
      for (const pair of better) {
        assigned.push(pair);
        taken.add(pair.secret).add(pair.id);
      }
    }
  }
  return assigned;
}

/** Gives each secret in turn the nearest id that is left. */
function nearest(pairs: readonly Pair[]): readonly Pair[] {
  const best = new Map<Candidate, Pair>();
  const taken = new Set<Candidate>();
  for (let at = 0; at < pairs.length;) {
    const { secret } = pairs[at]!;
    let chosen: Pair | undefined;
    for (; pairs[at]?.secret === secret; at += 1) {
      const pair = pairs[at]!;
      if (!taken.has(pair.id) && (chosen === undefined || pair.distance < chosen.distance)) chosen = pair;
    }
    if (chosen === undefined) continue;
    best.set(secret, chosen);
    taken.add(chosen.id);
  }
  return [...best.values()];
}

const NAMES_AGREE = 0;
const NAMES_SAY_NOTHING = 1_000;
const NAMES_DIFFER = 2_000;

/** The pairs in groups of equal kinship, the closest first. */
function byKinship(pairs: readonly Pair[], bytes: Buffer): readonly (readonly Pair[])[] {
  const places = new Set(pairs.flatMap(({ secret, id }) => [secret.secret.start, id.secret.start]));
  const structure = structureOf(
    bytes,
    [...places].toSorted((a, b) => a - b),
  );
  const names = new Map<number, string | undefined>();
  for (const place of places) names.set(place, discriminatorOf(bytes, place));
  const groups = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const [one, other] = [pair.secret.secret.start, pair.id.secret.start];
    const kinship = agreement(names.get(one), names.get(other)) + structure.distance(one, other);
    const group = groups.get(kinship);
    if (group === undefined) groups.set(kinship, [pair]);
    else group.push(pair);
  }
  return [...groups].toSorted(([a], [b]) => a - b).map(([, group]) => group);
}

function agreement(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return NAMES_SAY_NOTHING;
  return one === other ? NAMES_AGREE : NAMES_DIFFER;
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
