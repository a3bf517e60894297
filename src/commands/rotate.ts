import { resolve } from 'node:path';
import { suggestCredential } from '../config/match.js';
import type { CredentialConfig } from '../config/schema.js';
import { AppError } from '../core/errors.js';
import { EXIT } from '../core/exit-codes.js';
import type { FingerprintKey } from '../core/fingerprint.js';
import type { ExitCode } from '../core/exit-codes.js';
import type { Companion } from '../core/finding.js';
import type { SecretValue } from '../core/secret-value.js';
import type { ConsumerSpec } from '../journal/rotation.js';
import { randomId } from '../platform/random.js';
import type { RotationParts } from '../rotation/parts.js';
import { makePlan, type PlannedRotation } from '../rotation/plan.js';
import { findKnown } from '../state/findings.js';
import { setLife } from '../state/life.js';
import { thisActor } from './shared/actor.js';
import { BATCH_LIMITS, runJobs, type Job, type JobResult } from './shared/batch.js';
import { driveRotation } from './shared/drive-rotation.js';
import { emergencyOf, type EmergencyFlags } from './shared/emergency.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import type { Io } from './shared/io.js';
import { consumersOf, specOf } from './shared/parts.js';
import { approvalOf, judgeInherited, passPolicy, withApproval } from './shared/policy-gate.js';
import { readAgain, type PlaceNow } from './shared/read-again.js';
import { remoteRepository } from './shared/remote-repository.js';
import { credentialFor, credentialOf } from './shared/rotation-credential.js';
import { openRotationHouse, type RotationHouse } from './shared/rotation-house.js';
import { targetsOf, type Target } from './shared/rotation-targets.js';
import { rotatorNamed } from './shared/rotators.js';
import { planText } from './shared/show-rotation.js';
import { secretFromStdin } from './shared/stdin-secret.js';
import { storeNamed } from './shared/stores.js';

export interface RotateFlags extends EmergencyFlags {
  readonly apply?: boolean;
  readonly approvedBy?: string;
  readonly dryRun?: boolean;
  readonly from?: string;
  readonly secretStdin?: boolean;
  readonly update?: readonly string[];
  readonly parallel?: number;
  readonly perProvider?: number;
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A plan with what it takes to carry it out. */
export interface Prepared {
  readonly planned: PlannedRotation;
  readonly parts: Omit<RotationParts, 'onStep'>;
  readonly places: readonly PlaceNow[];
  /** Somebody has to answer for what the policy can not judge. */
  readonly needsApproval: boolean;
}

/** What all rotations of one command share. */
interface Run {
  readonly flags: RotateFlags;
  readonly house: RotationHouse;
  readonly key: FingerprintKey;
  /** Of a plan that was shown before, so that what is approved is what is done; else a new one. */
  readonly rotationId?: string | undefined;
  /** The value, where the caller has it already. */
  readonly secret?: SecretValue | undefined;
}

/** Plans the rotation of each finding and, with `--apply`, carries the plans out, several at once. */
export async function runRotate(fingerprints: readonly string[], flags: RotateFlags, io: Io): Promise<ExitCode> {
  if (flags.apply === true && flags.dryRun === true) {
    throw new AppError('usage', 'rotate: --apply and --dry-run: expected one of them');
  }
  emergencyOf(flags, thisActor());
  const house = await openRotationHouse(io, flags);
  try {
    const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: true });
    const targets = await targetsOf(fingerprints, flags, house, key, io);
    if (flags.secretStdin === true && targets.length > 1) {
      throw new AppError('usage', 'rotate: --secret-stdin: expected one fingerprint');
    }
    const jobs = targets.map((target) => jobFor(target, { flags, house, key: target.key ?? key }));
    const { parallel = BATCH_LIMITS.parallel, perProvider = BATCH_LIMITS.perProvider } = flags;
    return await runJobs(jobs, { ...BATCH_LIMITS, parallel, perProvider }, flags, io);
  } finally {
    await house.close();
  }
}

function jobFor(target: Target, run: Run): Job {
  const name = target.fingerprint;
  try {
    const entry = target.life === 'dead' ? undefined : credentialFor(target, run.house);
    const job = { name: entry?.name ?? name, provider: entry?.rotator ?? '' };
    return { ...job, run: (io) => rotateOne(target, entry, run, io) };
  } catch (error) {
    // A mistake about one credential is that job's end and not the others'.
    return { name, provider: '', run: () => Promise.reject(error as Error) };
  }
}

async function rotateOne(target: Target, entry: CredentialConfig | undefined, run: Run, io: Io): Promise<JobResult> {
  const { flags, house } = run;
  if (target.life === 'dead') return nothingToDo(target, 'it is dead, as an earlier rotation or plan has shown');
  if (entry === undefined) return suggest(target, io);
  const prepared = await prepare(target, entry, run, io).catch((error: unknown) => doneMeanwhile(error, target, house));
  if (prepared === undefined) return nothingToDo(target, 'another process has rotated it meanwhile');
  const { planned, parts, places, needsApproval } = prepared;
  if (planned.leaked === 'rejected') return alreadyDead(target, planned, house);
  if (flags.apply !== true) {
    const text = `${planText(planned, places)}${applyLine(target, flags)}`;
    const message = `order ${planned.plan.order}, ${String(planned.lines.length)} steps`;
    return { exitCode: EXIT.ok, json: planJson(planned, places), text, state: 'planned', message };
  }
  const approval = approvalOf(house.config, entry, target.severity, flags.approvedBy, needsApproval);
  return carryOut({ planned: withApproval(planned, approval), parts }, house, flags, io);
}

/** What was asked about a credential that another process rotates may have failed for no other reason. */
async function doneMeanwhile(error: unknown, { fingerprint }: Target, house: RotationHouse): Promise<undefined> {
  const life = (await findKnown(house.state, fingerprint))?.life;
  if (life === 'dead') return undefined;
  if (life !== 'rotating' || !(error instanceof AppError)) throw error;
  throw new AppError(
    'conflict',
    `rotate: ${fingerprint}: it is being rotated, and another plan failed: ${error.message}`,
    {
      hint: 'see unleak rotations list',
      cause: error,
    },
  );
}

/** Puts the plan on record and drives it as far as it goes. */
export async function carryOut(
  { planned, parts }: Pick<Prepared, 'planned' | 'parts'>,
  house: RotationHouse,
  flags: { readonly quiet?: boolean },
  io: Io,
): Promise<JobResult> {
  const rotation = await house.journal.create(planned.id, planned.plan, planned.secrets);
  const { exitCode, message } = await driveRotation(io, parts, rotation, flags.quiet === true);
  const { state, plan } = await house.journal.load(rotation.id);
  return { exitCode, json: { id: rotation.id, state, plan, message }, text: `${message}\n`, state, message };
}

/** Works out the plan for one credential. Reads only. */
export async function prepare(target: Target, entry: CredentialConfig, run: Run, io: Io): Promise<Prepared> {
  const { flags, house } = run;
  const { secret, companions, places } = await valueOf(target, run, io);
  const current = credentialOf(entry, [...target.companions, ...companions], secret, house);
  const specs: readonly ConsumerSpec[] = [
    ...entry.consumers.map(specOf),
    ...(flags.update ?? []).map((path) => ({ kind: 'text-file' as const, path: resolve(io.cwd, path) })),
  ];
  const emergency = emergencyOf(flags, thisActor());
  const use = { credential: entry.name, isEmergency: emergency !== undefined };
  const { life, notes } = passPolicy(house.config, entry, target, { ...use, now: io.clock.now() });
  const parts = {
    journal: house.journal,
    rotator: await rotatorNamed(io, house, entry.rotator, use),
    store: await storeNamed(io, house, entry.store),
    consumers: await consumersOf(io, house, { credentialName: entry.name, consumers: specs }, current),
    clock: io.clock,
  };
  const request = {
    rotationId: run.rotationId ?? `r${randomId(12)}`,
    fingerprint: target.fingerprint,
    current,
    credentialName: entry.name,
    rotator: entry.rotator,
    purpose: entry.purpose,
    place: {
      store: entry.store,
      path: entry.path,
      ...(entry.field === undefined ? {} : { field: entry.field }),
      ...(entry.userField === undefined ? {} : { userField: entry.userField }),
    },
    consumers: specs,
    graceMs: entry.graceMs ?? 0,
    order: entry.order,
    waiver: entry.waiver,
    rollWaiver: entry.rollWaiver,
    longestGraceMs: entry.longestGraceMs,
    emergency,
    life,
    notes,
  };
  const made = await makePlan(parts, request, io.signal);
  // Nothing is made for it then.
  if (made.leaked === 'rejected') return { planned: made, parts, places, needsApproval: false };
  const at = { isEmergency: use.isEmergency, now: io.clock.now() };
  const inherited = judgeInherited(house.config, entry, made.plan, at);
  const planned = { ...made, plan: { ...made.plan, notes: [...made.plan.notes, ...inherited.notes] } };
  return { planned, parts, places, needsApproval: inherited.isUnknown };
}

/** The value, read again from where it stands or from standard input; the fingerprint says that it is the one. */
async function valueOf(
  target: Target,
  { flags, key, secret: known }: Run,
  io: Io,
): Promise<{ secret: SecretValue; companions: readonly Companion[]; places: readonly PlaceNow[] }> {
  const again = await readAgain(target.fingerprint, target.locations, key, io.signal);
  if (known !== undefined) return { ...again, secret: known };
  if (flags.secretStdin === true) {
    const secret = await secretFromStdin(io);
    if (key.fingerprint(secret) !== target.fingerprint) {
      throw new AppError('usage', `rotate: standard input: not the value with the fingerprint ${target.fingerprint}`);
    }
    return { ...again, secret };
  }
  if (again.secret !== undefined) return { ...again, secret: again.secret };
  throw new AppError(
    'not-found',
    `rotate: reading the value again: ${target.fingerprint}: it stands nowhere any more`,
    {
      hint: 'give it on standard input with --secret-stdin, or scan again',
    },
  );
}

async function suggest(target: Target, io: Io): Promise<JobResult> {
  const message = `rotate: ${target.fingerprint}: the configuration does not say which credential this is`;
  io.stderr.write(`error: ${message}\nhint: complete these lines and add them to your unleak.yaml\n`);
  const text = suggestCredential(target, remoteRepository(target.locations));
  const json = { fingerprint: target.fingerprint, state: 'not configured', message, add: text };
  return Promise.resolve({ exitCode: EXIT.usage, json, text, state: 'not configured', message });
}

async function alreadyDead(target: Target, { plan }: PlannedRotation, house: RotationHouse): Promise<JobResult> {
  await house.state.write((trx) => setLife(trx, target.fingerprint, 'dead'));
  return nothingToDo(target, `${plan.rotator} refuses this value already`);
}

function nothingToDo({ fingerprint }: Target, why: string): JobResult {
  const message = `${fingerprint}: nothing to rotate: ${why}`;
  return {
    exitCode: EXIT.ok,
    json: { fingerprint, state: 'dead', message },
    text: `${message}\n`,
    state: 'dead',
    message,
  };
}

function applyLine(target: Target, flags: RotateFlags): string {
  const update = (flags.update ?? []).map((path) => ` --update ${path}`).join('');
  const emergency = flags.emergency === true ? " --emergency --reason '...'" : '';
  return `nothing was changed; to carry this out: unleak rotate ${target.fingerprint}${update}${emergency} --apply\n`;
}

function planJson(planned: PlannedRotation, places: readonly PlaceNow[]): Readonly<Record<string, unknown>> {
  const { id, plan, leaked, lines } = planned;
  return { id, state: 'planned', leaked, plan, steps: lines, places };
}
