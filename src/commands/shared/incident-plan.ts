/** The plan of an incident: made anew from what is there now, and the same as long as nothing of it changed. */
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Incident, IncidentPlan } from '../../incident/incident.js';
import { emergencyHash, planHash } from '../../incident/plan-hash.js';
import { emergencyEntry, ENDED, positionOf, stepsOf, type Effect } from '../../journal/orders.js';
import type { Rotation } from '../../journal/rotation.js';
import { randomId } from '../../platform/random.js';
import { referenceOf } from '../../rotation/describe.js';
import { setLife } from '../../state/life.js';
import { findKnown } from '../../state/findings.js';
import { recordValidities } from '../../state/validity.js';
import { prepare, type Prepared } from '../rotate.js';
import { thisActor } from './actor.js';
import { keyOf, type Clean } from './incident-words.js';
import type { Io } from './io.js';
import { credentialFor } from './rotation-credential.js';
import type { RotationHouse } from './rotation-house.js';

export interface PlanRequest {
  readonly incident: Incident;
  readonly house: RotationHouse;
  readonly clean: Clean;
  /** Why the leaked one is to die first. */
  readonly emergency?: string | undefined;
  readonly secretStdin?: boolean | undefined;
  readonly secret?: SecretValue | undefined;
  readonly update?: readonly string[] | undefined;
}

export interface MadePlan {
  readonly plan: IncidentPlan;
  readonly prepared: Prepared;
}

/** Reads at provider, store and consumers. Undefined where the provider refuses the credential already. */
export async function makeIncidentPlan(request: PlanRequest, io: Io): Promise<MadePlan | undefined> {
  const { incident, house, clean, emergency, secretStdin, secret, update } = request;
  const known = await findKnown(house.state, incident.fingerprint);
  if (known === undefined) throw new AppError('not-found', `incident: ${incident.id}: its finding is not on record`);
  // Of a dead one providers tell no more what it was, and its value may stand nowhere: there is nothing to plan.
  if (known.life === 'dead') return undefined;
  const key = await keyOf(incident.id, known.keyId, io);
  const entry = credentialFor({ ...known, key }, house);
  if (entry === undefined) {
    throw new AppError('config', `incident: ${incident.id}: the configuration does not say which credential this is`, {
      hint: `unleak rotate ${incident.fingerprint} prints the lines to add`,
    });
  }
  const flags = {
    ...(emergency === undefined ? {} : { emergency: true, reason: clean(emergency) }),
    ...(secretStdin === undefined ? {} : { secretStdin }),
    ...(update === undefined ? {} : { update }),
  };
  const rotationId = await reservedId(incident, house);
  const prepared = await prepare({ ...known, key }, entry, { flags, house, key, rotationId, secret }, io);
  const { planned } = prepared;
  await rememberWord(incident, prepared, house, io);
  if (planned.leaked === 'rejected') return undefined;
  const { plan, leaked } = planned;
  const steps = planned.lines.map(({ text }) => text);
  const hash = planHash(rotationId, plan, steps, io.clock.now());
  return { plan: { ...recordOf(rotationId, hash, plan, { steps, clean, io, house }), leaked }, prepared };
}

/** A plan asks the provider too, of whom nothing but the configuration says where it is. */
async function rememberWord(
  { fingerprint }: Incident,
  { planned: { leaked, plan } }: Prepared,
  { state }: RotationHouse,
  io: Io,
): Promise<void> {
  if (leaked === 'unknown') return;
  const said = leaked === 'accepted' ? 'active' : 'inactive';
  const detail = `${plan.rotator}: it ${leaked} this value when the plan was made`;
  await recordValidities(
    state,
    new Map([[fingerprint, { state: said, detail, checkedAt: io.clock.now().toISOString() }]]),
  );
  if (said === 'inactive') await state.write((trx) => setLife(trx, fingerprint, 'dead'));
}

function recordOf(
  rotationId: string,
  hash: string,
  plan: Prepared['planned']['plan'],
  { steps, clean, io, house }: { steps: readonly string[]; clean: Clean; io: Io; house: RotationHouse },
): Omit<IncidentPlan, 'leaked'> {
  const { emergency } = plan;
  const update = plan.consumers.flatMap((one) => (one.kind === 'text-file' ? [one.path] : []));
  return {
    hash,
    rotationId,
    madeAt: io.clock.now().toISOString(),
    credential: plan.credentialName,
    provider: house.config.providers[plan.rotator]?.type ?? plan.provider,
    rotator: plan.rotator,
    order: plan.order,
    store: referenceOf(plan.place),
    steps: steps.map(clean),
    notes: plan.notes.map(clean),
    ...(emergency === undefined ? {} : { emergency: { reason: clean(emergency.reason), by: thisActor() } }),
    ...(update.length === 0 ? {} : { update }),
  };
}

/** That of the plan before, so that the same plan has the same hash; a new one where a rotation has used it up. */
async function reservedId({ plan }: Incident, { journal }: RotationHouse): Promise<string> {
  const used = new Set((await journal.list()).map(({ id }) => id));
  return plan === undefined || used.has(plan.rotationId) ? `r${randomId(12)}` : plan.rotationId;
}

/** What an emergency makes of a rotation that is under way: from where it is, what kills comes first. */
export function urgentPlan(running: Rotation, reason: string, now: Date, house: RotationHouse): IncidentPlan {
  const { id, plan, state, resumeState } = running;
  const from = resumeState ?? state;
  const { order, deleteOld } = plan;
  const steps = stepsOf(order, { deleteOld, emergency: { from } });
  const { index } = positionOf(steps, emergencyEntry(order, { deleteOld }, from));
  const left = steps.slice(index).map(({ effect }) => WORDS[effect]);
  return {
    hash: emergencyHash(id, reason, left),
    rotationId: id,
    madeAt: now.toISOString(),
    credential: plan.credentialName,
    provider: house.config.providers[plan.rotator]?.type ?? plan.provider,
    rotator: plan.rotator,
    order,
    leaked: 'unknown',
    store: referenceOf(plan.place),
    steps: left,
    notes: [`rotation ${id} is under way, in ${from}: what is done stays done; LOGINS FAIL until all have the new one`],
    emergency: { reason, by: thisActor() },
  };
}

const WORDS: Readonly<Record<Effect, string>> = {
  prepare: 'make the new secret and seal it',
  issue: 'create the replacement, or set the new secret',
  stage: 'write it to the store as pending',
  verify: 'use the replacement',
  promote: 'make it current in the store',
  'update-consumers': 'tell the consumers',
  wait: 'wait for the consumers',
  disable: 'stop the leaked credential',
  'end-sessions': 'end what was opened with the leaked credential',
  confirm: 'have the provider refuse the leaked credential',
  delete: 'remove the leaked credential',
};

/** The rotation of this value that has not ended. */
export function runningOne(rotations: readonly Rotation[], fingerprints: readonly string[]): Rotation | undefined {
  return rotations.find(({ state, plan }) => !ENDED.has(state) && fingerprints.includes(plan.fingerprint));
}
