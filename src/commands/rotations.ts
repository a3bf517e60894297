import type { Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { ENDED } from '../journal/orders.js';
import type { Rotation } from '../journal/rotation.js';
import { requireAbortable } from '../rotation/abort.js';
import { SEALED } from '../rotation/material.js';
import { driveRotation } from './shared/drive-rotation.js';
import { writeAll, type Io } from './shared/io.js';
import { consumersOf } from './shared/parts.js';
import { openRotationHouse, type RotationHouse } from './shared/rotation-house.js';
import { rotatorNamed } from './shared/rotators.js';
import { secretFromStdin } from './shared/stdin-secret.js';
import { storeNamed } from './shared/stores.js';
import { brokenLinks, readTrail } from '../trail/trail.js';
import { rotationLine, rotationText, type TrailSummary } from './shared/show-rotation.js';

export interface RotationsFlags {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** One line a rotation; with `due` those that have not ended and those whose replacement has passed its time. */
export async function listRotations(flags: RotationsFlags & { readonly due?: boolean }, io: Io): Promise<ExitCode> {
  return inHouse(io, flags, async (house) => {
    const now = io.clock.now().toISOString();
    const isDue = ({ state, plan }: Rotation): boolean =>
      !ENDED.has(state) || (state === 'done' && plan.expiresAt !== undefined && plan.expiresAt <= now);
    const rotations = (await house.journal.list()).filter((rotation) => flags.due !== true || isDue(rotation));
    const text = rotations.map((rotation) => `${rotationLine(rotation)}\n`).join('');
    await print(io, flags, rotations, text);
    return EXIT.ok;
  });
}

/** The plan, the state and every journal entry with its time. */
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
  return {
    entries: entries.length,
    actors: [...new Set(entries.map(({ actor }) => actor))],
    broken: await brokenLinks(house.state),
  };
}

export interface ResumeFlags extends RotationsFlags {
  readonly consumersUpdated?: boolean;
  readonly secretStdin?: boolean;
  readonly freeSlot?: string;
}

/** Goes on with one rotation, or with all that have not ended. */
export async function resumeRotations(id: string | undefined, flags: ResumeFlags, io: Io): Promise<ExitCode> {
  if ((flags.secretStdin === true || flags.freeSlot !== undefined) && id === undefined) {
    throw new AppError('usage', 'rotations resume: --secret-stdin and --free-slot: expected the id of one rotation');
  }
  const given = {
    ...(flags.secretStdin === true ? { brought: await secretFromStdin(io) } : {}),
    ...(flags.freeSlot === undefined ? {} : { freeSlot: flags.freeSlot }),
  };
  return inHouse(io, flags, async (house) => {
    const rotations =
      id === undefined
        ? (await house.journal.list()).filter(({ state }) => !ENDED.has(state))
        : [await house.journal.load(id)];
    if (rotations.length === 0) await print(io, flags, [], 'no rotation is open\n');
    let worst: ExitCode = EXIT.ok;
    for (const rotation of rotations) {
      if (flags.consumersUpdated === true && !ENDED.has(rotation.state)) {
        await house.journal.flag(rotation.id, 'consumersUpdated');
      }
      const exitCode = await goOn(await house.journal.load(rotation.id), house, flags, io, given);
      if (exitCode > worst) worst = exitCode;
    }
    return worst;
  });
}

/** Takes a rotation back as long as the old credential is untouched. */
export async function abortRotation(id: string, flags: RotationsFlags, io: Io): Promise<ExitCode> {
  return inHouse(io, flags, async (house) => {
    requireAbortable(await house.journal.load(id));
    return goOn(await house.journal.flag(id, 'abortRequested'), house, flags, io);
  });
}

async function goOn(
  rotation: Rotation,
  house: RotationHouse,
  flags: RotationsFlags,
  io: Io,
  given: { readonly brought?: SecretValue; readonly freeSlot?: string } = {},
): Promise<ExitCode> {
  if (ENDED.has(rotation.state)) {
    await print(io, flags, { id: rotation.id, state: rotation.state }, `${rotation.id}: it is ${rotation.state}\n`);
    return EXIT.ok;
  }
  const { plan } = rotation;
  const parts = {
    journal: house.journal,
    rotator: await rotatorNamed(io, house, plan.rotator),
    store: await storeNamed(io, house, plan.place.store),
    consumers: await consumersOf(io, plan.consumers, await oldCredential(rotation, house)),
    clock: io.clock,
  };
  const { exitCode, message } = await driveRotation(io, parts, rotation, flags.quiet === true, given);
  const after = await house.journal.load(rotation.id);
  await print(io, flags, { id: after.id, state: after.state, message }, `${message}\n`);
  return exitCode;
}

async function oldCredential({ id, plan }: Rotation, house: RotationHouse): Promise<Credential> {
  const secret = await house.journal.secret(id, SEALED.old);
  if (secret === undefined) throw new Error(`rotation ${id}: the old secret is not on record`);
  return { provider: plan.provider, secret, attributes: plan.attributes };
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
