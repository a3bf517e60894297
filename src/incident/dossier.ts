/** All that is on record of one incident, put together from state, journal and trail. Reads only. */
import type { Location } from '../core/finding.js';
import type { Journal } from '../journal/journal.js';
import type { JournalEntry, Rotation } from '../journal/rotation.js';
import type { State } from '../state/database.js';
import type { FindingLife } from '../state/findings.js';
import { locationKey } from '../state/location-key.js';
import type { Sighting } from '../state/sweeps.js';
import type { TrailRow } from '../state/tables.js';
import { checkTrail, type TrailCheck } from '../trail/trail.js';
import { fingerprintsOf, type Incident, type IncidentAbout } from './incident.js';

export interface RotationRecord {
  readonly rotation: Rotation;
  readonly history: readonly JournalEntry[];
}

/** What the sweeps of one list saw of it in one place of that list. */
export interface SweptPlace {
  readonly list: string;
  readonly target: string;
  readonly places: number;
}

export interface Dossier {
  readonly incident: Incident;
  readonly now: string;
  /** Whether a provider has refused it: the word of a rotation or of whoever asked last. */
  readonly isDead: boolean;
  /** The provider's last word, or that of the opening. */
  readonly validity: IncidentAbout['validity'];
  /** When a scan first met it; undefined where none has. */
  readonly firstSeenAt?: string;
  readonly places: readonly Location[];
  readonly swept: readonly SweptPlace[];
  /** Oldest first. */
  readonly rotations: readonly RotationRecord[];
  /** Entries about this value, oldest first. */
  readonly trail: readonly TrailRow[];
  readonly check: TrailCheck;
}

export interface DossierParts {
  readonly state: State;
  readonly journal: Journal;
  readonly now: Date;
  /** Of the whole trail, where the caller has looked at it already. */
  readonly check?: TrailCheck | undefined;
}

export async function dossierOf(incident: Incident, { state, journal, now, check }: DossierParts): Promise<Dossier> {
  const names = fingerprintsOf(incident);
  const findings = await state.db.selectFrom('finding').selectAll().where('fingerprint', 'in', names).execute();
  const lives: readonly FindingLife[] = findings.map(({ life }) => life);
  const seenAt = findings.map(({ firstSeenAt }) => firstSeenAt).sort();
  const sightings = await sightingsOf(state, names);
  const rotations = await rotationsOf(journal, names);
  const trail = await state.db
    .selectFrom('trail')
    .selectAll()
    .where('fingerprint', 'in', names)
    .orderBy('seq')
    .execute();
  return {
    incident,
    now: now.toISOString(),
    isDead: lives.includes('dead'),
    validity: await lastWord(state, incident),
    ...(seenAt[0] === undefined ? {} : { firstSeenAt: seenAt[0] }),
    places: await placesOf(state, names, sightings),
    swept: sightings.map(({ list, target, seen }) => ({ list, target, places: seen.places })),
    rotations,
    trail,
    check: check ?? (await checkTrail(state)),
  };
}

async function lastWord(state: State, incident: Incident): Promise<IncidentAbout['validity']> {
  const { validity } = incident.about;
  const later = await state.db
    .selectFrom('validity')
    .select(['state', 'detail', 'checkedAt'])
    .where('fingerprint', 'in', fingerprintsOf(incident))
    .orderBy('checkedAt', 'desc')
    .executeTakeFirst();
  // At the same moment it is the opening's own word, with less detail.
  return later !== undefined && later.checkedAt > validity.checkedAt ? later : validity;
}

interface SightingRow {
  readonly list: string;
  readonly target: string;
  readonly seen: Sighting;
}

async function sightingsOf(state: State, names: readonly string[]): Promise<readonly SightingRow[]> {
  const rows = await state.db
    .selectFrom('sighting')
    .select(['name', 'target', 'seen'])
    .where('fingerprint', 'in', names)
    .orderBy('name')
    .orderBy('target')
    .execute();
  return rows.map(({ name, target, seen }) => ({ list: name, target, seen: JSON.parse(seen) as Sighting }));
}

/** Each place once, whoever saw it. */
async function placesOf(
  state: State,
  names: readonly string[],
  sightings: readonly SightingRow[],
): Promise<readonly Location[]> {
  const rows = await state.db
    .selectFrom('location')
    .select('location')
    .where('fingerprint', 'in', names)
    .orderBy('lastSeenAt', 'desc')
    .execute();
  const recorded = rows.map(({ location }) => JSON.parse(location) as Location);
  const places = new Map<string, Location>();
  for (const place of [...recorded, ...sightings.flatMap(({ seen }) => seen.locations)]) {
    const key = locationKey(place);
    if (!places.has(key)) places.set(key, place);
  }
  return [...places.values()];
}

async function rotationsOf(journal: Journal, names: readonly string[]): Promise<readonly RotationRecord[]> {
  const all = (await journal.list()).filter(({ plan }) => names.includes(plan.fingerprint)).toReversed();
  return Promise.all(all.map(async (rotation) => ({ rotation, history: await journal.history(rotation.id) })));
}
