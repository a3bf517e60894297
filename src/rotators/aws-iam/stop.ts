// Stops the leaked key, ends the sessions that it opened, and removes it.
import { AppError } from '../../core/errors.js';
import type { Reconciliation, RotationContext, RotatorEffect, SuccessorPlan } from '../rotator.js';
import { deleteKey, setKeyStatus } from './keys.js';
import { markerOf, revocationName, successorName } from './names.js';
import { dismantle } from './own-user.js';
import { isRevocation, revocationDocument } from './policy.js';
import { readAttachments, readInline, readKeys, readUser, type UserKey } from './principal.js';
import { deed, fact, keyIdOf, type AwsWorld } from './world.js';

/**
 * IAM needs time to stop a key everywhere, and clocks differ: until then the key may open sessions. Nobody else opens
 * any on a user that has no other key.
 */
const MARGIN_MS = 15 * 60_000;

async function leakedKey(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<UserKey | undefined> {
  const keys = await readKeys(world, ctx, fact(plan, 'user'));
  return keys.find(({ id }) => id === keyIdOf(plan.current));
}

export async function disableLeaked(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const key = await leakedKey(world, ctx, plan);
  if (key?.isActive === true) await setKeyStatus(world, ctx, fact(plan, 'user'), key.id, 'Inactive');
}

export async function enableLeaked(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const key = await leakedKey(world, ctx, plan);
  if (key === undefined) {
    throw new AppError('conflict', `aws: enabling the key: ${keyIdOf(plan.current)}: is gone`, {
      hint: 'a deleted key can not be brought back',
    });
  }
  if (!key.isActive) await setKeyStatus(world, ctx, fact(plan, 'user'), key.id, 'Active');
}

/**
 * Denies everything to the user's sessions that began before now, in an inline policy that stays as long as the user.
 * Its keys have no such time and are not touched. Sessions of roles that the key assumed belong to those roles.
 */
export async function endLeakedSessions(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const name = fact(plan, 'user');
  if ((await readUser(world, ctx, name)) === undefined || (await isRevoked(world, ctx, plan))) return;
  const others = (await readKeys(world, ctx, name)).filter((key) => key.isActive && key.id !== keyIdOf(plan.current));
  const before = new Date(world.clock.now().getTime() + (others.length === 0 ? MARGIN_MS : 0));
  const input = {
    UserName: name,
    PolicyName: revocationName(ctx.rotationId),
    PolicyDocument: revocationDocument(before),
  };
  await world.aws.change(deed(ctx, 'ending sessions', name, 'iam:PutUserPolicy'), ({ sdk, client, options }) =>
    client.send(new sdk.PutUserPolicyCommand(input), options),
  );
}

async function isRevoked(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  const document = await readInline(world, ctx, fact(plan, 'user'), revocationName(ctx.rotationId));
  return document !== undefined && isRevocation(document);
}

/** Deletes the leaked key, and its user too where an earlier rotation made it and nothing else hangs on it. */
export async function deleteLeaked(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const name = fact(plan, 'user');
  const key = await leakedKey(world, ctx, plan);
  if (key?.isActive === true) {
    throw new AppError('conflict', `aws: deleting the key: ${key.id} of ${name}: is active again`, {
      hint: 'somebody enabled it after this rotation had stopped it: find out who needs it',
    });
  }
  if (key !== undefined) await deleteKey(world, ctx, name, key.id);
  if (await isLeftOver(world, ctx, plan)) await dismantle(world, ctx, name, () => Promise.resolve());
}

async function isLeftOver(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  const name = fact(plan, 'user');
  if (name === fact(plan, 'successorUser')) return false;
  const user = await readUser(world, ctx, name);
  const marker = user === undefined ? undefined : markerOf(user.tags);
  // Anybody may set tags: only with the name that goes with them, and as the plan said, is the user ours.
  if (marker === undefined || marker.rotationId !== plan.snapshot.facts['madeBy']) return false;
  if (name !== successorName(marker.base, marker.rotationId)) return false;
  const keys = await readKeys(world, ctx, name);
  if (keys.some(({ id }) => id !== keyIdOf(plan.current))) return false;
  return (await readAttachments(world, ctx, name)).length === 0;
}

/** Whether a step that was begun is done, by looking. */
export async function reconcileStop(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  effect: Exclude<RotatorEffect, 'issue'>,
): Promise<Reconciliation> {
  const isDone = async (): Promise<boolean> => {
    switch (effect) {
      case 'disable':
        return (await leakedKey(world, ctx, plan))?.isActive !== true;
      case 'endSessions':
        return (await isRevoked(world, ctx, plan)) || (await readUser(world, ctx, fact(plan, 'user'))) === undefined;
      case 'delete':
        return (await leakedKey(world, ctx, plan)) === undefined && !(await isLeftOver(world, ctx, plan));
    }
  };
  return { outcome: (await isDone()) ? 'applied' : 'not-applied' };
}
