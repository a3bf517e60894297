// The old endpoint: Stripe signs with its secret for as long as it is enabled. Disabling it can be undone, deleting not.
import { AppError } from '../../core/errors.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import type { StripeWorld } from './client.js';
import { deleteEndpoint, findEndpoint, switchEndpoint } from './endpoints.js';
import { madeUpEndpointId } from './keys.js';
import { plannedEndpoint } from './settings.js';
import { requireSameAccount } from './webhook.js';

/** Succeeds if it is disabled or gone. */
export async function disableOld(world: StripeWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { endpoint } = plannedEndpoint(plan);
  const found = await findEndpoint(world, ctx, endpoint);
  if (found === undefined) return requireSameAccount(world, ctx, plan);
  if (found.status === 'enabled') await switchEndpoint(world, ctx, endpoint, 'disabled');
}

export async function enableOld(world: StripeWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { endpoint } = plannedEndpoint(plan);
  const found = await findEndpoint(world, ctx, endpoint);
  if (found === undefined) {
    throw new AppError('provider-refused', `stripe: enabling a webhook endpoint: ${endpoint}: it is deleted`);
  }
  if (found.status !== 'enabled') await switchEndpoint(world, ctx, endpoint, 'enabled');
}

/** Only what signs nothing any more. Succeeds if it is gone. */
export async function deleteOld(world: StripeWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { endpoint } = plannedEndpoint(plan);
  const found = await findEndpoint(world, ctx, endpoint);
  if (found === undefined) return requireSameAccount(world, ctx, plan);
  if (found.status === 'enabled') {
    throw new AppError('conflict', `stripe: deleting a webhook endpoint: ${endpoint}: it is enabled again`, {
      hint: 'somebody enabled it after this rotation had disabled it: see who needs it',
    });
  }
  await deleteEndpoint(world, ctx, endpoint);
}

/** Removes another endpoint because a person named it: it has to be disabled already, and no other rotation's. */
export async function freeSlot(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  id: string,
): Promise<void> {
  const about = `stripe: making room: ${id.slice(0, 60)}`;
  if (id === plannedEndpoint(plan).endpoint) {
    throw new AppError('conflict', `${about}: it is the endpoint whose secret has leaked`, {
      hint: 'it is deleted when the new one is in use',
    });
  }
  await requireSameAccount(world, ctx, plan);
  const found = await findEndpoint(world, ctx, id);
  if (found === undefined) return;
  if (found.status === 'enabled') {
    throw new AppError('conflict', `${about}: it is enabled: Stripe delivers to it`, {
      hint: 'disable it in the dashboard first, and see that nobody misses it',
    });
  }
  await deleteEndpoint(world, ctx, id);
}

/** What is disabled or gone signs nothing; `accepted` only where an invented endpoint was seen to be missing. */
export async function confirmStopped(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { endpoint } = plannedEndpoint(plan);
  try {
    const found = await findEndpoint(world, ctx, endpoint);
    if (found === undefined) {
      // Missing for another account's key is no word about this endpoint.
      await requireSameAccount(world, ctx, plan);
      return 'rejected';
    }
    if (found.status === 'disabled') return 'rejected';
    return (await canTellEndpointsApart(world, ctx)) ? 'accepted' : 'unknown';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider-refused') return 'unknown';
    throw error;
  }
}

export async function reconcileStop(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  effect: 'disable' | 'delete',
): Promise<Reconciliation> {
  const found = await findEndpoint(world, ctx, plannedEndpoint(plan).endpoint);
  const isApplied = found === undefined || (effect === 'disable' && found.status === 'disabled');
  return { outcome: isApplied ? 'applied' : 'not-applied' };
}

async function canTellEndpointsApart(world: StripeWorld, ctx: RotationContext): Promise<boolean> {
  if (world.controlled.has('endpoints')) return true;
  const isMissing = (await findEndpoint(world, ctx, madeUpEndpointId())) === undefined;
  if (isMissing) world.controlled.add('endpoints');
  return isMissing;
}
