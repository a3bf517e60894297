import type { Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { ENDED } from '../journal/orders.js';
import type { Rotation } from '../journal/rotation.js';
import { requireAbortableNow, requireRollbackable } from '../rotation/abort.js';
import { SEALED } from '../rotation/material.js';
import { checkTrail, readTrail } from '../trail/trail.js';
import { thisActor } from './shared/actor.js';
import { BATCH_LIMITS, runJobs, type Job, type JobResult } from './shared/batch.js';
import { driveRotation, type Given } from './shared/drive-rotation.js';
import { emergencyOf, type EmergencyFlags } from './shared/emergency.js';
import { writeAll, type Io } from './shared/io.js';
import { consumersOf } from './shared/parts.js';
import { approvedEmergency } from './shared/policy-gate.js';
import { openRotationHouse, type RotationHouse } from './shared/rotation-house.js';
import { rotatorNamed } from './shared/rotators.js';
import { rotationLine, rotationText, type TrailSummary } from './shared/show-rotation.js';
import { secretFromStdin } from './shared/stdin-secret.js';
import { storeNamed } from './shared/stores.js';

export interface RotationsFlags {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** One line a rotation; with `due` those that have not ended and those whose replacement has passed its time. */
export async function listRotations(flags: RotationsFlags & { readonly due?: boolean }, io: Io): Promise<ExitCode> {
  return inHouse(io, flags, async (house) => {
    const all = await house.journal.list();
    const rotations = flags.due === true ? dueAmong(all, io.clock.now().toISOString()) : all;
    const text = rotations.map((rotation) => `${rotationLine(rotation)}\n`).join('');
    await print(io, flags, rotations, text);
    return EXIT.ok;
  });
}

/** Of rotations, the latest first: what is open, and what is past its time and was not replaced since. */
export function dueAmong(rotations: readonly Rotation[], now: string): readonly Rotation[] {
  const replaced = new Set<string>();
  return rotations.filter(({ state, plan }) => {
    if (!ENDED.has(state)) return true;
    const credential = `${plan.rotator}/${plan.credentialName}`;
    if (state !== 'done' || replaced.has(credential)) return false;
    replaced.add(credential);
    return plan.expiresAt !== undefined && plan.expiresAt <= now;
  });
}

/** The plan, the state and every journal entry with its time and who made it. */
export async function showRotation(id: string, flags: RotationsFlags, io: Io): Promise<ExitCode> {
  return inHouse(io, flags, async (house) => {
    const rotation = await house.journal.load(id);
    const history = await house.journal.history(id);
    const trail = await trailOf(house, id);
    await print(io, flags, { ...rotation, history, trail }, rotationText(rotation, history, trail));
    return EXIT.ok;
  });
}

/** Who acted on it, and whether nobody touched the record. */
async function trailOf(house: RotationHouse, id: string): Promise<TrailSummary> {
  const entries = await readTrail(house.state, id);
  const { broken, incomplete } = await checkTrail(house.state);
  return {
    entries: entries.length,
    actors: [...new Set(entries.map(({ actor }) => actor))],
    actorOf: entries.map(({ actor }) => actor),
    isComplete: !incomplete.includes(id),
    broken,
  };
}

export interface ResumeFlags extends RotationsFlags, EmergencyFlags {
  readonly approvedBy?: string;
  readonly consumersUpdated?: boolean;
  readonly secretStdin?: boolean;
  readonly freeSlot?: string;
  readonly over?: string;
}

/** Goes on with one rotation, or with all that have not ended, several at once. */
export async function resumeRotations(id: string | undefined, flags: ResumeFlags, io: Io): Promise<ExitCode> {
  const emergency = emergencyOf(flags, thisActor());
  const { freeSlot, over } = flags;
  const isForOne = flags.secretStdin === true || [freeSlot, over, emergency].some((one) => one !== undefined);
  if (isForOne && id === undefined) {
    throw new AppError(
      'usage',
      'rotations resume: --secret-stdin, --free-slot, --over and --emergency: expected the id of one rotation',
    );
  }
  const given: Given = {
    ...(flags.secretStdin === true ? { brought: await secretFromStdin(io) } : {}),
    ...(freeSlot === undefined ? {} : { freeSlot }),
    ...(over === undefined ? {} : { over }),
    ...(emergency === undefined ? {} : { emergency }),
  };
  return inHouse(io, flags, async (house) => {
    const rotations =
      id === undefined
        ? (await house.journal.list()).filter(({ state }) => !ENDED.has(state))
        : [await house.journal.load(id)];
    if (rotations.length === 0) {
      await print(io, flags, [], 'no rotation is open\n');
      return EXIT.ok;
    }
    const jobs = rotations.map((rotation): Job => {
      const run = async (own: Io): Promise<JobResult> => {
        if (flags.consumersUpdated === true && !ENDED.has(rotation.state)) {
          await house.journal.flag(rotation.id, 'consumersUpdated');
        }
        if (emergency === undefined) return goOn(await house.journal.load(rotation.id), house, flags, own, given);
        const approved = {
          ...given,
          emergency: await approvedEmergency(house, rotation.plan, emergency, flags.approvedBy),
        };
        return goOn(await house.journal.load(rotation.id), house, flags, own, approved);
      };
      return { name: rotation.id, provider: rotation.plan.rotator, run };
    });
    return runJobs(jobs, BATCH_LIMITS, flags, io);
  });
}

/** Takes a rotation back as long as the old credential is untouched. */
export async function abortRotation(id: string, flags: RotationsFlags, io: Io): Promise<ExitCode> {
  return inHouse(io, flags, async (house) => {
    const before = await house.journal.load(id);
    const { place, rotator, credentialName: credential } = before.plan;
    const parts = {
      journal: house.journal,
      store: await storeNamed(io, house, place.store),
      rotator: await rotatorNamed(io, house, rotator, { credential }),
    };
    await requireAbortableNow(parts, before, io.signal);
    const rotation = await house.journal.flag(id, 'abortRequested');
    return one(await goOn(rotation, house, flags, io), flags, io);
  });
}

/** Goes back to the old credential even where the new one is in use, as long as the provider can make it work again. */
export async function rollBackRotation(id: string, flags: RotationsFlags, io: Io): Promise<ExitCode> {
  return inHouse(io, flags, async (house) => {
    const before = await house.journal.load(id);
    requireRollbackable(before, await rotatorNamed(io, house, before.plan.rotator));
    const rotation = await house.journal.flag(id, 'rollbackRequested');
    return one(await goOn(rotation, house, flags, io), flags, io);
  });
}

async function one({ exitCode, json, text }: JobResult, flags: RotationsFlags, io: Io): Promise<ExitCode> {
  await print(io, flags, json, text);
  return exitCode;
}

async function goOn(
  rotation: Rotation,
  house: RotationHouse,
  flags: RotationsFlags,
  io: Io,
  given: Given = {},
): Promise<JobResult> {
  const { id, plan } = rotation;
  const old = await oldCredential(rotation, house);
  if (old === undefined) return ended(await house.journal.load(id));
  const parts = {
    journal: house.journal,
    rotator: await rotatorNamed(io, house, plan.rotator, { credential: plan.credentialName }),
    store: await storeNamed(io, house, plan.place.store),
    consumers: await consumersOf(io, house, plan, old),
    clock: io.clock,
  };
  const { exitCode, message } = await driveRotation(io, parts, rotation, flags.quiet === true, given);
  const after = await house.journal.load(id);
  return { exitCode, json: { id, state: after.state, message }, text: `${message}\n`, state: after.state, message };
}

/** Undefined where the rotation has ended; another process may have done that in this moment. */
async function oldCredential({ id, plan }: Rotation, { journal }: RotationHouse): Promise<Credential | undefined> {
  const secret = await journal.secret(id, SEALED.old);
  if (secret !== undefined) return { provider: plan.provider, secret, attributes: plan.attributes };
  if (ENDED.has((await journal.load(id)).state)) return undefined;
  throw new Error(`rotation ${id}: the old secret is not on record`);
}

function ended({ id, state }: Rotation): JobResult {
  const message = `${id}: it is ${state}`;
  return { exitCode: EXIT.ok, json: { id, state }, text: `${message}\n`, state, message };
}

async function inHouse<T>(io: Io, flags: RotationsFlags, work: (house: RotationHouse) => Promise<T>): Promise<T> {
  const house = await openRotationHouse(io, flags);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

async function print(io: Io, flags: RotationsFlags, json: unknown, text: string): Promise<void> {
  await writeAll(io.stdout, [flags.json === true ? `${JSON.stringify(json, null, 2)}\n` : text]);
}
