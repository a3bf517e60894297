// The default: the new key belongs to a user made for it, with the rights of the leaked key's user or fewer. Its name and
// its tags say which rotation made it, so that after a crash it is known whose it is.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { createKey } from './keys.js';
import { markerOf } from './names.js';
import { createUser, giveRights, removeOwnUser } from './own-user.js';
import { digestOf, readKeys, readRights, readUser, requireUser } from './principal.js';
import { rightsToGive } from './scope.js';
import { fact, type AwsWorld } from './world.js';

/** IAM may not show a key yet that an earlier attempt made. */
const KEY_SHOWN_MS = 5_000;

/** The key comes last, when the user has all its rights and no others. */
export async function issueForNewUser(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const name = fact(plan, 'successorUser');
  const old = requireUser(await readUser(world, ctx, fact(plan, 'user')), fact(plan, 'user'));
  const rights = await readRights(world, ctx, old);
  if (digestOf(rights) !== fact(plan, 'rights')) {
    throw new AppError(
      'conflict',
      `aws: creating the user: ${name}: the rights of ${old.name} are not those of the plan`,
      {
        hint: `somebody changed them: unleak rotations abort ${ctx.rotationId} and rotate again`,
      },
    );
  }
  const given = await rightsToGive(world, ctx, plan, old, rights);
  const marker = { rotationId: ctx.rotationId, base: fact(plan, 'base') };
  const outcome = await createUser(world, ctx, name, old, marker);
  await giveRights(world, ctx, name, given);
  if (outcome === 'there') await requireNoKey(world, ctx, name);
  return createKey(world, ctx, name);
}

/** A key that is there already came with an answer that was lost: `reconcile` says so, and it goes first. */
async function requireNoKey(world: AwsWorld, ctx: RotationContext, name: string): Promise<void> {
  let keys = await readKeys(world, ctx, name);
  if (keys.length === 0) {
    await world.clock.sleep(KEY_SHOWN_MS, ctx.signal);
    keys = await readKeys(world, ctx, name);
  }
  if (keys.length === 0) return;
  const ids = keys.map(({ id }) => id).join(', ');
  throw new AppError('ambiguous', `aws: creating a key: ${name}: has ${ids} already, and nobody knows its secret`);
}

/** A user of ours is there only while its key's answer is not on record: with or without a key it has to go. */
export async function reconcileNewUser(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  const name = fact(plan, 'successorUser');
  const user = await readUser(world, ctx, name);
  if (user === undefined) return { outcome: 'not-applied' };
  if (markerOf(user.tags)?.rotationId !== ctx.rotationId) {
    return { outcome: 'conflict', detail: `user ${name} exists and does not carry this rotation's mark` };
  }
  const keys = await readKeys(world, ctx, name);
  const ids = keys.map(({ id }) => id).join(' ');
  return { outcome: 'lost', attributes: { 'user-name': name, ...(ids === '' ? {} : { 'key-ids': ids }) } };
}

/** Removes the user of this rotation with its key. */
export async function removeNewUser(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const name = attributes['user-name'] ?? '';
  if (name !== fact(plan, 'successorUser') || name === fact(plan, 'user')) {
    throw new AppError('conflict', `aws: removing the user: ${name}: is not the one that this rotation makes`);
  }
  await removeOwnUser(world, ctx, name);
}
