import type { SecretValue } from '../../core/secret-value.js';
import { EXIT, type ExitCode } from '../../core/exit-codes.js';
import { processName } from '../../platform/process-name.js';
import type { Rotation } from '../../journal/rotation.js';
import { drive } from '../../rotation/drive.js';
import { SEALED } from '../../rotation/material.js';
import type { RotationParts } from '../../rotation/parts.js';
import type { Io } from './io.js';

/** Drives one rotation under a lease as far as it goes and tells how it ended. */
export async function driveRotation(
  io: Io,
  parts: Omit<RotationParts, 'onStep'>,
  rotation: Rotation,
  isQuiet: boolean,
  brought?: SecretValue,
): Promise<{ readonly exitCode: ExitCode; readonly message: string }> {
  const tell = (text: string): void => void (isQuiet || io.stderr.write(`${text}\n`));
  const lease = await parts.journal.acquire(rotation.id, processName());
  try {
    if (brought !== undefined) await parts.journal.keep(lease, SEALED.brought, brought);
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
        return { exitCode: EXIT.ok, message: `${rotation.id}: aborted: the old credential is as it was` };
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
