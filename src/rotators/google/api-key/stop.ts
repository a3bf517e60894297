// Google can not disable an API key: it is deleted, and for 30 days that can be undone.
import { AppError } from '../../../core/errors.js';
import type { RotationContext, SuccessorPlan } from '../../rotator.js';
import { deleteKey, labelOf, readKey, undeleteKey } from './keys.js';
import { plannedFacts, type ApiKeyWorld } from './settings.js';

/** Deletes the leaked key. Succeeds if it is gone. */
export async function disableLeaked(world: ApiKeyWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (await isStopped(world, ctx, plan)) return;
  await deleteKey(world, ctx, plannedFacts(plan).key);
}

/** Brings the leaked key back. Succeeds if it is there. */
export async function enableLeaked(world: ApiKeyWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const name = plannedFacts(plan).key;
  const key = await readKey(world, ctx, name);
  if (key === undefined) {
    throw new AppError('conflict', `google: bringing a key back: ${labelOf(name)}: it is gone for good`);
  }
  if (key.deleteTime !== undefined) await undeleteKey(world, ctx, name);
}

export async function isStopped(world: ApiKeyWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  const key = await readKey(world, ctx, plannedFacts(plan).key);
  return key === undefined || key.deleteTime !== undefined;
}
