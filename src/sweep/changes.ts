import { compareText } from '../core/compare-text.js';
import { SEVERITIES, type Severity, type Validity } from '../core/finding.js';
import { SWEEP_CHANGES, type SweepChange, type SweepLife, type SweptFinding } from '../core/sweep-report.js';
import type { EarlierFinding, KnownLife, Sighting } from '../state/sweeps.js';

export interface SweepView {
  /** By name of the place; only places of the list as it is now. */
  readonly sightings: ReadonlyMap<string, readonly Sighting[]>;
  /** Seen in places that are no longer in the list, and perhaps in others. */
  readonly unwatched: ReadonlySet<string>;
  readonly owners: ReadonlyMap<string, string>;
  readonly before: ReadonlyMap<string, EarlierFinding>;
  readonly lives: ReadonlyMap<string, KnownLife>;
  readonly validities: ReadonlyMap<string, Validity>;
  readonly now: string;
}

/** So many places of a secret are named; the others are counted. */
const SHOWN_PLACES = 3;

/**
 * Every finding of the list as it stands now, each with what happened to it since the sweep before. What is gone from every
 * place is closed; a place that could not be read keeps what was seen there, so nothing is closed by a failure.
 */
export function findingsNow(view: SweepView): readonly SweptFinding[] {
  const seen = new Map<string, { target: string; sighting: Sighting }[]>();
  for (const [target, sightings] of view.sightings) {
    for (const sighting of sightings) {
      const list = seen.get(sighting.fingerprint) ?? [];
      list.push({ target, sighting });
      seen.set(sighting.fingerprint, list);
    }
  }
  const present = [...seen].map(([fingerprint, places]) => standing(fingerprint, places, view));
  const gone = [...view.before].flatMap(([fingerprint, earlier]) => {
    if (seen.has(fingerprint) || view.unwatched.has(fingerprint)) return [];
    return [vanished(earlier, view)];
  });
  return [...present, ...gone].toSorted(worstFirst);
}

function standing(
  fingerprint: string,
  places: readonly { readonly target: string; readonly sighting: Sighting }[],
  view: SweepView,
): SweptFinding {
  const earlier = view.before.get(fingerprint);
  const judged = places.filter(({ sighting }) => sighting.isAccepted !== true);
  const known = view.lives.get(fingerprint);
  const life = lifeOf(known?.life, judged.length === 0);
  const change = changeTo(life, earlier?.life);
  const sightings = (judged.length === 0 ? places : judged).map(({ sighting }) => sighting);
  const worst = sightings.toSorted((a, b) => rankOf(b.severity) - rankOf(a.severity))[0]!;
  const since = oldest(sightings);
  const targets = places.map(({ target }) => target);
  return {
    fingerprint,
    ruleId: worst.ruleId,
    provider: worst.provider ?? earlier?.seen.provider ?? '',
    kind: worst.kind ?? earlier?.seen.kind ?? worst.ruleId,
    severity: worst.severity ?? earlier?.seen.severity ?? 'low',
    confidence: worst.confidence ?? earlier?.seen.confidence ?? 'low',
    life,
    ...(change === undefined ? {} : { change }),
    validity: view.validities.get(fingerprint) ?? { state: 'unknown' },
    firstSeenAt: known?.firstSeenAt ?? earlier?.seen.firstSeenAt ?? view.now,
    ...(since === undefined ? {} : { since }),
    targets,
    owners: [...new Set(targets.flatMap((target) => view.owners.get(target) ?? []))].sort(compareText),
    places: sightings.reduce((sum, sighting) => sum + sighting.places, 0),
    locations: sightings.flatMap(({ locations }) => locations).slice(0, SHOWN_PLACES),
  };
}

/** As it was last seen, and dead where a provider or a rotation said so meanwhile. */
function vanished({ life: before, seen }: EarlierFinding, view: SweepView): SweptFinding {
  const { fingerprint } = seen;
  const known = view.lives.get(fingerprint)?.life;
  const life = known === 'dead' || known === 'rotating' ? known : 'closed';
  const change = changeTo(life, before);
  const validity = view.validities.get(fingerprint) ?? seen.validity;
  const { change: _, ...rest } = seen;
  return { ...rest, life, validity, ...(change === undefined ? {} : { change }) };
}

function lifeOf(known: SweepLife | undefined, isAccepted: boolean): SweepLife {
  if (known === 'dead' || known === 'rotating') return known;
  return isAccepted ? 'accepted' : 'open';
}

function changeTo(life: SweepLife, before: SweepLife | undefined): SweepChange | undefined {
  // What is accepted when it is first met was accepted by somebody who had seen it.
  if (before === undefined) return life === 'accepted' ? undefined : 'new';
  if (before === life) return undefined;
  return life === 'open' ? 'reopened' : life;
}

function oldest(sightings: readonly Sighting[]): Sighting['since'] {
  const dated = sightings.flatMap(({ since }) => (since === undefined ? [] : [since]));
  return dated.toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date))[0];
}

function rankOf(severity: Severity | undefined): number {
  return severity === undefined ? -1 : SEVERITIES.indexOf(severity);
}

function worstFirst(a: SweptFinding, b: SweptFinding): number {
  return (
    orderOf(a) - orderOf(b) ||
    rankOf(b.severity) - rankOf(a.severity) ||
    compareText(a.provider, b.provider) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function orderOf({ change }: SweptFinding): number {
  return change === undefined ? SWEEP_CHANGES.length : SWEEP_CHANGES.indexOf(change);
}
