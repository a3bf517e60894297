// How the leaked key is stopped: a live key is shrunk first, which is as fast as it gets, and then deleted. None of it can
// be undone.
import { AppError } from '../../core/errors.js';
import type { Intent, Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import type { OpenaiWorld } from './client.js';
import { findOurs } from './issue.js';
import { deleteKey, isExpired, placeOf, readKey, shrinkKey, type OpenaiKey } from './keys.js';
import { plannedFacts } from './settings.js';

export async function stopLeaked(world: OpenaiWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const key = await leakedKey(world, ctx, plan);
  if (key === undefined) return;
  const place = placeOf(plan);
  if (place.kind === 'project-key' && !isExpired(world, key)) await shrinkKey(world, ctx, place, key.id);
  try {
    await deleteKey(world, ctx, place, key.id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'provider-refused') throw error;
    // Some organizations delete a service account's key only with its account: then it is left, and has ended.
    if (!(await hasEnd(world, ctx, plan))) throw error;
  }
}

export async function reconcile(world: OpenaiWorld, ctx: RotationContext, intent: Intent): Promise<Reconciliation> {
  const { effect, plan } = intent;
  if (effect === 'issue') return findOurs(world, ctx, plan);
  if (effect !== 'disable') return { outcome: 'not-applied' };
  const key = await leakedKey(world, ctx, plan);
  return { outcome: key === undefined || isExpired(world, key) ? 'applied' : 'not-applied' };
}

/** When the leaked key was last used, as the list says. */
export async function lastUse(
  world: OpenaiWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Date | undefined> {
  const at = (await leakedKey(world, ctx, plan))?.last_used_at;
  return at === null || at === undefined ? undefined : new Date(at * 1000);
}

/** Whether the shrinking that went before has given the key an end. */
async function hasEnd(world: OpenaiWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  const key = await leakedKey(world, ctx, plan);
  const soonMs = world.clock.now().getTime() + SOON_MS;
  return key === undefined || (typeof key.expires_at === 'number' && key.expires_at * 1000 <= soonMs);
}

const SOON_MS = 5_000;

async function leakedKey(
  world: OpenaiWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<OpenaiKey | undefined> {
  const { keyId } = plannedFacts(plan);
  return keyId === null ? undefined : readKey(world, ctx, placeOf(plan), keyId);
}
