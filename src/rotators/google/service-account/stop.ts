// Stopping the leaked key: disabled first, which can be undone, and deleted when it is known to be dead.
import { AppError } from '../../../core/errors.js';
import type { RotationContext, SuccessorPlan } from '../../rotator.js';
import { changeKey, readKey } from './keys.js';
import { plannedFacts, type ServiceAccountWorld } from './settings.js';

type Stop = (world: ServiceAccountWorld, ctx: RotationContext, plan: SuccessorPlan) => Promise<void>;

export const disableLeaked: Stop = async (world, ctx, plan) => {
  const { email, keyId } = plannedFacts(plan);
  if (await isStopped(world, ctx, plan)) return;
  await changeKey(world, ctx, email, keyId, 'disable');
};

export const enableLeaked: Stop = async (world, ctx, plan) => {
  const { email, keyId } = plannedFacts(plan);
  const key = await readKey(world, ctx, email, keyId);
  if (key === undefined) throw new AppError('conflict', `google: enabling a key: ${keyId}: it is deleted`);
  if (key.isDisabled) await changeKey(world, ctx, email, keyId, 'enable');
};

export const deleteLeaked: Stop = async (world, ctx, plan) => {
  const { email, keyId } = plannedFacts(plan);
  const key = await readKey(world, ctx, email, keyId);
  if (key === undefined) return;
  if (!key.isDisabled) {
    throw new AppError('conflict', `google: deleting a key: ${keyId}: it is not disabled`, {
      hint: 'somebody has enabled it again: see who uses it',
    });
  }
  await changeKey(world, ctx, email, keyId, 'delete');
};

/** Whether IAM says that the leaked key is disabled or gone. */
export async function isStopped(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<boolean> {
  const { email, keyId } = plannedFacts(plan);
  return (await readKey(world, ctx, email, keyId))?.isDisabled !== false;
}

export async function isDeleted(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<boolean> {
  const { email, keyId } = plannedFacts(plan);
  return (await readKey(world, ctx, email, keyId)) === undefined;
}
