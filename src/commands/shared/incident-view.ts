/** How an incident is shown: as a page, or as JSON with the same content. */
import type { Location } from '../../core/finding.js';
import { cleanPage, plainText, type Page } from '../../core/page.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Dossier } from '../../incident/dossier.js';
import { approvalOf, type Incident } from '../../incident/incident.js';
import { openEndsOf, owedOf } from '../../incident/owed.js';
import { pageOf, type PlaceState } from '../../incident/page.js';
import { timeLineOf } from '../../incident/time-line.js';
import { pageText } from '../../reporters/page-text.js';
import { safeJson } from '../../reporters/safe-json.js';
import { findKnown } from '../../state/findings.js';
import { locationKey } from '../../state/location-key.js';
import { dossierFor, type IncidentDesk } from './incident-desk.js';
import { cleanerFor, keyWithId, type Clean } from './incident-words.js';
import { writeAll, type Io } from './io.js';
import { readAgain } from './read-again.js';

/** Places are read again, each by itself; a page about more says so of the first ones. */
const MAX_READ = 100;

/** What is known of it now, as text or JSON to standard output. */
export async function printIncident(
  incident: Incident,
  desk: IncidentDesk,
  flags: { readonly json?: boolean; readonly clean?: Clean },
  io: Io,
): Promise<void> {
  const dossier = await dossierFor(desk, incident, io);
  const clean = flags.clean ?? (await cleanerFor([incident], io));
  if (flags.json === true) {
    await writeAll(io.stdout, [`${safeJson(cleaned(incidentJson(dossier), clean), 2)}\n`]);
    return;
  }
  const page = pageOf(dossier, { version: UNLEAK_VERSION, stateOf: () => undefined, isReport: false });
  await writeAll(io.stdout, pageText(cleanPage(page, clean)));
}

/** The page of a post-mortem: each place is read again, and whatever is shown is free of values. */
export async function reportPage(incident: Incident, desk: IncidentDesk, io: Io): Promise<Page> {
  const dossier = await dossierFor(desk, incident, io);
  const now = await placesNow(incident, dossier, desk, io);
  const clean = await cleanerFor([incident], io, now.secret === undefined ? [] : [now.secret]);
  const stateOf = (place: Location): PlaceState | undefined => now.states.get(locationKey(place));
  return cleanPage(pageOf(dossier, { version: UNLEAK_VERSION, stateOf, isReport: true }), clean);
}

interface PlacesNow {
  readonly states: ReadonlyMap<string, PlaceState>;
  readonly secret?: SecretValue | undefined;
}

async function placesNow(incident: Incident, { places }: Dossier, { state }: IncidentDesk, io: Io): Promise<PlacesNow> {
  const known = await findKnown(state, incident.fingerprint);
  const key = known === undefined ? undefined : await keyWithId(known.keyId, io);
  if (key === undefined) return { states: new Map() };
  const again = await readAgain(incident.fingerprint, places.slice(0, MAX_READ), key, io.signal);
  const states = again.places.map((one) => [locationKey(one.location), one.state] as const);
  return { states: new Map(states), secret: again.secret };
}

export function incidentJson(dossier: Dossier): Readonly<Record<string, unknown>> {
  const { incident, isDead, validity, places, swept, rotations, check } = dossier;
  const { trace: _, ...rest } = incident;
  return {
    ...rest,
    isDead,
    validity,
    places,
    swept,
    approval: approvalOf(incident) ?? null,
    rotations: rotations.map(({ rotation: { id, state, detail, plan, createdAt, updatedAt } }) => {
      const { credentialName: credential, order, rotator } = plan;
      return { id, state, detail, credential, order, rotator, createdAt, updatedAt };
    }),
    owed: owedOf(dossier).map(({ kind, text }) => ({ kind, text: plainText(text) })),
    openEnds: openEndsOf(dossier).map(plainText),
    timeLine: timeLineOf(dossier).map(({ at, by, text }) => ({ at, by, what: plainText(text) })),
    trail: check,
  };
}

/** The JSON value with each text as `clean` gives it, names of members too. */
function cleaned(value: unknown, clean: Clean): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => cleaned(one, clean));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [clean(name), cleaned(one, clean)]));
}
