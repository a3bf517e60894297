/** The rotation of an incident: its plan, and carrying out what was approved. */
import { Readable } from 'node:stream';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { approvalOf, fingerprintsOf, type Incident } from '../incident/incident.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Rotation } from '../journal/rotation.js';
import { resumeRotations } from './rotations.js';
import { carryOut } from './rotate.js';
import { thisActor } from './shared/actor.js';
import { emergencyOf, type EmergencyFlags } from './shared/emergency.js';
import { incidentsIn, printOne, requireApprover, requireOpen } from './shared/incident-desk.js';
import { makeIncidentPlan, runningOne, urgentPlan, type MadePlan } from './shared/incident-plan.js';
import { printIncident } from './shared/incident-view.js';
import { cleanerFor, keyOf } from './shared/incident-words.js';
import type { Io } from './shared/io.js';
import { withApproval } from './shared/policy-gate.js';
import { openRotationHouse, type RotationHouse } from './shared/rotation-house.js';
import { secretFromStdin } from './shared/stdin-secret.js';

export interface PlanFlags extends EmergencyFlags {
  readonly secretStdin?: boolean;
  readonly update?: readonly string[];
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Makes the plan anew, keeps it for approval and shows it. Changes nothing outside. */
export async function planIncident(id: string, flags: PlanFlags, io: Io): Promise<ExitCode> {
  const emergency = emergencyOf(flags, thisActor());
  return atWork(id, 'plan', flags, io, async (work) => {
    const { incident, incidents, house, running } = work;
    if (running !== undefined) throw underWay(incident, running);
    const made = await planOf(work, flags, emergency?.reason, io);
    if (made === undefined) return alreadyDead(incident, flags, io);
    await printIncident(await incidents.keepPlan(id, made.plan), { ...house, incidents }, flags, io);
    return EXIT.ok;
  });
}

export interface RotateIncidentFlags extends PlanFlags {
  readonly consumersUpdated?: boolean;
}

/** Carries the approved plan out, or goes on where it waits. A plan that nobody approved is shown and nothing is done. */
export async function rotateIncident(id: string, flags: RotateIncidentFlags, io: Io): Promise<ExitCode> {
  const emergency = emergencyOf(flags, thisActor());
  const goOn = await atWork(id, 'rotate', flags, io, async (work) => {
    const { incident, house, running } = work;
    const reason = emergency?.reason ?? keptReason(incident, running);
    if (running !== undefined) return resumption(work, running, reason, flags, io);
    if (flags.consumersUpdated === true) return keepWord(incident, house, flags, io);
    return begin(work, flags, reason, io);
  });
  // The house is closed by now: going on opens its own.
  return typeof goOn === 'number' ? goOn : goOn();
}

interface Work {
  readonly incident: Incident;
  readonly incidents: ReturnType<typeof incidentsIn>;
  readonly house: RotationHouse;
  /** The rotation of this value that has not ended. */
  readonly running: Rotation | undefined;
}

async function begin(work: Work, flags: RotateIncidentFlags, reason: string | undefined, io: Io): Promise<ExitCode> {
  const { incident, incidents, house } = work;
  // What was planned with other files is carried out with them, without naming them again.
  const { update = incident.plan?.update, ...others } = flags;
  const wanted = update === undefined ? others : { ...others, update };
  const made = await planOf(work, wanted, reason, io);
  if (made === undefined) return alreadyDead(incident, flags, io);
  const current = await incidents.keepPlan(incident.id, made.plan);
  const approval = approvalOf(current);
  if (approval === undefined) return notApproved(work, current, flags, io);
  requireApprover(current, approval.by, house.config.policy, thisActor());
  const { rotationId: rotation, by, hash: plan } = approval;
  await incidents.note(incident.id, 'incident rotate', { rotation, by, plan });
  const { parts, planned } = made.prepared;
  const approved = withApproval(planned, { by, saidBy: approval.recordedBy });
  const { exitCode, json, text } = await carryOut({ planned: approved, parts }, house, flags, io);
  await printOne(io, flags, { incident: incident.id, ...json }, text);
  return exitCode;
}

/** How to go on with a rotation that waits; an emergency of it is another plan and wants its own approval. */
async function resumption(
  work: Work,
  running: Rotation,
  reason: string | undefined,
  flags: RotateIncidentFlags,
  io: Io,
): Promise<ExitCode | (() => Promise<ExitCode>)> {
  const { incident, incidents, house } = work;
  const { consumersUpdated, config, json, quiet } = flags;
  const brought = flags.secretStdin === true ? await broughtFor(incident, io) : undefined;
  const secretStdin = brought === undefined ? undefined : true;
  const wanted = Object.entries({ consumersUpdated, secretStdin, config, json, quiet });
  const given = Object.fromEntries(wanted.filter(([, one]) => one !== undefined));
  const inner = brought === undefined ? io : { ...io, stdin: () => Readable.from([brought.reveal()]) };
  if (reason === undefined || running.plan.emergency !== undefined) {
    return () => resumeRotations(running.id, given, inner);
  }
  const clean = await cleanerFor([incident], io);
  const plan = urgentPlan(running, clean(reason), io.clock.now(), house);
  const current = await incidents.keepPlan(incident.id, plan);
  const approval = approvalOf(current);
  if (approval === undefined) return notApproved(work, current, flags, io);
  requireApprover(current, approval.by, house.config.policy, thisActor());
  await incidents.note(incident.id, 'incident rotate', { rotation: running.id, by: approval.by, plan: approval.hash });
  const urgent = { emergency: true, reason: clean(reason), approvedBy: approval.by };
  return () => resumeRotations(running.id, { ...given, ...urgent }, inner);
}

/**
 * What a person brings for the rotation that waits. The leaked value is none of that: whoever was cut off gives it again
 * with the same command.
 */
async function broughtFor({ id, fingerprint, others, trace }: Incident, io: Io): Promise<SecretValue | undefined> {
  const given = await secretFromStdin(io);
  if (trace === undefined) return given;
  const key = await keyOf(id, trace.keyId, io);
  return [fingerprint, ...others].includes(key.fingerprint(given)) ? undefined : given;
}

/** The emergency of the plan that is kept, which is carried out without saying it again. */
function keptReason({ plan }: Incident, running: Rotation | undefined): string | undefined {
  return running === undefined || plan?.rotationId === running.id ? plan?.emergency?.reason : undefined;
}

/** In an emergency without configured consumers the rotation ends, and the word about them is still owed. */
async function keepWord(incident: Incident, house: RotationHouse, flags: PlanFlags, io: Io): Promise<ExitCode> {
  const { id } = incident;
  const names = fingerprintsOf(incident);
  const owing = (await house.journal.list()).filter(
    ({ state, plan, consumersUpdated }) =>
      state === 'done' && !consumersUpdated && plan.consumers.length === 0 && names.includes(plan.fingerprint),
  );
  for (const rotation of owing) await house.journal.flag(rotation.id, 'consumersUpdated');
  const rotations = owing.map((rotation) => rotation.id);
  const text =
    owing.length === 0 ? `${id}: no rotation waits for that\n` : `${id}: on record: all have the new value\n`;
  await printOne(io, flags, { id, consumersUpdated: rotations }, text);
  return EXIT.ok;
}

async function planOf(
  { incident, house }: Work,
  { secretStdin, update }: PlanFlags,
  emergency: string | undefined,
  io: Io,
): Promise<MadePlan | undefined> {
  const clean = await cleanerFor([incident], io);
  return makeIncidentPlan({ incident, house, clean, emergency, secretStdin, update }, io);
}

async function notApproved(
  { house, incidents }: Work,
  incident: Incident,
  flags: PlanFlags,
  io: Io,
): Promise<ExitCode> {
  await printIncident(incident, { ...house, incidents }, flags, io);
  const { id, plan, approvals } = incident;
  const why = approvals.length === 0 ? 'nobody has approved this plan' : 'this is not the plan that was approved';
  const hint = `unleak incident approve ${id} --by NAME --plan ${plan?.hash ?? ''}`;
  io.stderr.write(`error: incident rotate: ${id}: ${why}; nothing was changed\nhint: ${hint}\n`);
  return EXIT.rotationNeedsAttention;
}

async function alreadyDead({ id }: Incident, flags: PlanFlags, io: Io): Promise<ExitCode> {
  const message = `${id}: nothing to rotate: its provider refuses this value already`;
  await printOne(io, flags, { id, isDead: true, message }, `${message}\n`);
  return EXIT.ok;
}

function underWay({ id }: Incident, running: Rotation): AppError {
  return new AppError('conflict', `incident plan: ${id}: rotation ${running.id} is in ${running.state}`, {
    hint: `unleak incident rotate ${id} goes on with it`,
  });
}

async function atWork<T>(
  id: string,
  doing: string,
  flags: PlanFlags,
  io: Io,
  work: (work: Work) => Promise<T>,
): Promise<T> {
  const house = await openRotationHouse(io, flags);
  try {
    const incidents = incidentsIn(house.state, io);
    const incident = requireOpen(await incidents.load(id), doing);
    const running = runningOne(await house.journal.list(), fingerprintsOf(incident));
    return await work({ incident, incidents, house, running });
  } finally {
    await house.close();
  }
}
