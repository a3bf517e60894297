import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { EXIT, type ExitCode } from '../../core/exit-codes.js';
import { processName } from '../../platform/process-name.js';
import type { Emergency, Lease, Rotation } from '../../journal/rotation.js';
import { withDeadline } from '../../platform/deadline.js';
import { drive } from '../../rotation/drive.js';
import { putOver } from '../../rotation/put-over.js';
import { SEALED, successorPlanOf } from '../../rotation/material.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from '../../rotation/parts.js';
import type { Io } from './io.js';

/** What a person gave with the command. */
export interface Given {
  readonly brought?: SecretValue;
  readonly freeSlot?: string;
  /** The store's version whose place the replacement may take. */
  readonly over?: string;
  readonly emergency?: Omit<Emergency, 'from'>;
}

/** Drives one rotation under a lease as far as it goes and tells how it ended. */
export async function driveRotation(
  io: Io,
  parts: Omit<RotationParts, 'onStep'>,
  rotation: Rotation,
  isQuiet: boolean,
  { brought, freeSlot, over, emergency }: Given = {},
): Promise<{ readonly exitCode: ExitCode; readonly message: string }> {
  const tell = (text: string): void => void (isQuiet || io.stderr.write(`${text}\n`));
  const lease = await parts.journal.acquire(rotation.id, processName());
  try {
    if (brought !== undefined) await parts.journal.keep(lease, SEALED.brought, brought);
    if (emergency !== undefined) await parts.journal.declareEmergency(lease, emergency);
    if (freeSlot !== undefined) await freeTheSlot(io, parts, rotation, lease, freeSlot);
    if (over !== undefined) await putOver(parts, lease, over, io.signal);
    const withSteps: RotationParts = {
      ...parts,
      onStep: (step, phase) => tell(`${rotation.id}: ${phase === 'begin' ? step.begin : step.end}`),
    };
    const outcome = await drive(withSteps, lease, io.signal);
    switch (outcome.kind) {
      case 'done':
        return {
          exitCode: EXIT.ok,
          message: `${rotation.id}: done: the old credential is dead, the new one is current`,
        };
      case 'aborted':
        return {
          exitCode: EXIT.ok,
          message: `${rotation.id}: aborted: ${outcome.detail ?? 'the old credential is as it was'}`,
        };
      case 'waiting':
        return {
          exitCode: EXIT.rotationNeedsAttention,
          message: `${rotation.id}: waiting in ${outcome.rotation.state}: ${outcome.reason}\nthen: unleak rotations resume ${rotation.id}`,
        };
    }
  } finally {
    await parts.journal.release(lease);
  }
}

/** Removes the credential that a person named, so that there is room for the replacement. */
async function freeTheSlot(
  io: Io,
  { journal, rotator }: Omit<RotationParts, 'onStep'>,
  rotation: Rotation,
  lease: Lease,
  id: string,
): Promise<void> {
  if (rotator.freeSlot === undefined) {
    throw new AppError('unsupported', `rotations: freeing a slot: ${rotator.provider}: has no slots to free`);
  }
  const plan = await successorPlanOf(journal, rotation);
  await journal.note(lease, { freeing: id });
  const what = `rotations: freeing a slot: ${id}`;
  await withDeadline(what, EFFECT_DEADLINE_MS, io.signal, async (signal) =>
    rotator.freeSlot?.({ rotationId: rotation.id, signal }, plan, id),
  );
  await journal.note(lease, { freed: id });
}
