import { AppError } from '../core/errors.js';
import { canAbort, stepsOf } from '../journal/orders.js';
import type { Lease, Rotation } from '../journal/rotation.js';
import { withDeadline } from '../platform/deadline.js';
import { successorOf, successorPlanOf } from './material.js';
import type { RotationContext } from '../rotators/rotator.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from './parts.js';

/** Fails with `conflict` where the new credential is already the current one, so that taking it back would be an outage. */
export function requireAbortable(rotation: Rotation): void {
  const state = rotation.resumeState ?? rotation.state;
  if (canAbort(stepsOf(rotation.plan.order, rotation.plan), state)) return;
  const ended = state === 'done' || state === 'aborted';
  throw new AppError('conflict', `rotations: aborting: ${rotation.id}: it is ${state}`, {
    hint: ended ? 'it has ended' : `the new credential is in use: unleak rotations resume ${rotation.id}`,
  });
}

/**
 * Takes back what was staged and issued and leaves the old credential as it was. Each part succeeds if it is already
 * done, so a crash in the middle is mended by calling it again.
 */
export async function takeBack(
  parts: RotationParts,
  lease: Lease,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<void> {
  requireAbortable(rotation);
  const { journal, store } = parts;
  await journal.note(lease, { aborting: 'discard what was staged' });
  await withDeadline(`rotation: aborting: ${rotation.id}`, EFFECT_DEADLINE_MS, signal, (deadline) =>
    store.discard(rotation.plan.place.path, rotation.id, deadline),
  );
  await journal.note(lease, { aborting: 'withdraw what was issued' });
  await withDeadline(`rotation: aborting: ${rotation.id}`, EFFECT_DEADLINE_MS, signal, (deadline) =>
    withdrawIssued(parts, rotation, { rotationId: rotation.id, signal: deadline }),
  );
  await journal.result(lease, 'aborted');
}

async function withdrawIssued(
  { journal, rotator }: RotationParts,
  rotation: Rotation,
  ctx: RotationContext,
): Promise<void> {
  const plan = await successorPlanOf(journal, rotation);
  const successor = await successorOf(journal, rotation);
  if (successor !== undefined) return rotator.withdraw(ctx, plan, successor);
  // A person's own creation that never came here is the person's to remove.
  if (rotation.plan.order === 'by-person' || (rotation.resumeState ?? rotation.state) !== 'issuing') return;
  const found = await rotator.reconcile(ctx, { effect: 'issue', plan });
  if (found.outcome === 'lost') await rotator.removeLost?.(ctx, plan, found.attributes);
  if (found.outcome === 'conflict') {
    throw new AppError('conflict', `rotations: aborting: ${rotation.id}: ${found.detail}`);
  }
}
