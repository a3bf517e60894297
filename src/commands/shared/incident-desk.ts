/** What commands about incidents work with where they need no identity: whoever approves or reads has none. */
import { AppError } from '../../core/errors.js';
import { dossierOf, type Dossier } from '../../incident/dossier.js';
import type { Incident } from '../../incident/incident.js';
import { Incidents } from '../../incident/incidents.js';
import { Journal } from '../../journal/journal.js';
import { pathsFor } from '../../platform/paths.js';
import { isProcessGone } from '../../platform/process-name.js';
import { mayApprove } from '../../policy/approval.js';
import { safeJson } from '../../reporters/safe-json.js';
import { openState, type State } from '../../state/database.js';
import type { TrailCheck } from '../../trail/trail.js';
import { thisActor } from './actor.js';
import { writeAll, type Io } from './io.js';
import { recordEvent } from './record-event.js';

export interface IncidentDesk {
  readonly state: State;
  readonly incidents: Incidents;
  /** Opens no sealed secret. */
  readonly journal: Journal;
}

export async function atDesk<T>(io: Io, work: (desk: IncidentDesk) => Promise<T>): Promise<T> {
  const state = await openState(pathsFor(io.env).state);
  try {
    return await work({ state, incidents: incidentsIn(state, io), journal: sealedJournal(state, io) });
  } finally {
    await state.close();
  }
}

export function incidentsIn(state: State, io: Io): Incidents {
  return new Incidents({ state, now: () => io.clock.now(), actor: thisActor() });
}

export function dossierFor(
  { state, journal }: Pick<IncidentDesk, 'state' | 'journal'>,
  incident: Incident,
  io: Io,
  check?: TrailCheck,
): Promise<Dossier> {
  return dossierOf(incident, { state, journal, now: io.clock.now(), check });
}

function sealedJournal(state: State, io: Io): Journal {
  const closed = (): Promise<never> =>
    Promise.reject(new AppError('internal', 'incident: reading a sealed secret: no identity is open'));
  return new Journal({
    state,
    sealer: { seal: closed, unseal: closed },
    now: () => io.clock.now(),
    isHolderGone: isProcessGone,
    onEvent: recordEvent,
  });
}

export function requireOpen(incident: Incident, doing: string): Incident {
  if (incident.state === 'open') return incident;
  throw new AppError('conflict', `incident ${doing}: ${incident.id}: it is closed`, {
    hint: 'unleak incident open opens another one for the same leak',
  });
}

/**
 * Fails with `needs-person` where the policy does not let this person approve the plan.
 * @param actor who carries it out
 */
export function requireApprover(
  { id, plan, about }: Incident,
  person: string,
  policy: Parameters<typeof mayApprove>[0],
  actor?: string,
): void {
  const { provider = about.provider, credential } = plan ?? {};
  const answer = mayApprove(policy, { provider, credential, severity: about.severity }, person, actor);
  if (answer.ok) return;
  throw new AppError('needs-person', `incident: approval of ${id}: ${answer.why}`);
}

export async function printOne(io: Io, flags: { readonly json?: boolean }, json: unknown, text: string): Promise<void> {
  await writeAll(io.stdout, [flags.json === true ? `${safeJson(json, 2)}\n` : text]);
}
