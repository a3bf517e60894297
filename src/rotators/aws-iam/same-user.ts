// By configuration: the new key is a second one of the leaked key's own user. Such keys carry no mark, so whatever else
// appears there may be a colleague's: unleak stops and names it.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { AwsFailure } from './client.js';
import { createKey, deleteKey } from './keys.js';
import { readKeys, readKeyUse, type UserKey } from './principal.js';
import { requireSettled } from './scope.js';
import { fact, keyIdOf, until, type AwsWorld } from './world.js';

/** IAM's quota, which can't be raised; an inactive key counts. */
const MAX_KEYS = 2;
/** How long IAM may not show a key yet that an earlier attempt made. */
const KEY_SHOWN_MS = 5_000;

export async function issueSecondKey(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const user = fact(plan, 'user');
  await requireSettled(world, ctx, plan);
  const keys = await readKeys(world, ctx, user);
  const foreign = unplanned(plan, keys);
  if (foreign !== undefined)
    throw new AppError('conflict', `aws: creating a key: ${user}: ${foreign}`, { hint: REMEDY });
  if (keys.length >= MAX_KEYS) throw noSlot(ctx, plan, keys);
  try {
    return await createKey(world, ctx, user);
  } catch (error) {
    if (error instanceof AwsFailure && error.awsName === 'LimitExceeded') {
      throw noSlot(ctx, plan, await readKeys(world, ctx, user));
    }
    throw error;
  }
}

const REMEDY = 'if nobody knows it, delete it: aws iam delete-access-key';

/** Says that nothing happened only after IAM had some time to show what did. */
export async function reconcileSecondKey(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  const detail = await until(world, ctx, KEY_SHOWN_MS, async () =>
    unplanned(plan, await readKeys(world, ctx, fact(plan, 'user'))),
  );
  if (detail === undefined) return { outcome: 'not-applied' };
  return { outcome: 'conflict', detail: `user ${fact(plan, 'user')} ${detail}; ${REMEDY}` };
}

/** A key that was not there when the rotation was planned. */
function unplanned(plan: SuccessorPlan, keys: readonly UserKey[]): string | undefined {
  const known = knownKeys(plan);
  const extra = keys.filter(({ id }) => !known.includes(id)).map(({ id }) => id);
  if (extra.length === 0) return undefined;
  return `has a key that was not there before, made by this rotation or by somebody else: ${extra.join(', ')}`;
}

function knownKeys(plan: SuccessorPlan): readonly unknown[] {
  const known = plan.snapshot.facts['keys'];
  return Array.isArray(known) ? (known as readonly unknown[]) : [];
}

function noSlot(ctx: RotationContext, plan: SuccessorPlan, keys: readonly UserKey[]): AppError {
  const other = keys.find(({ id }) => id !== keyIdOf(plan.current))?.id ?? 'KEYID';
  const user = fact(plan, 'user');
  return new AppError('needs-person', `aws: creating a key: ${user}: has two keys already, and AWS allows no third`, {
    hint:
      `see whether anybody uses ${other}: aws iam get-access-key-last-used --access-key-id ${other}; ` +
      `if nobody does: unleak rotations resume ${ctx.rotationId} --free-slot ${other}`,
  });
}

/** Deletes the other key because a person said so, and only one that is stopped already or was never used. */
export async function freeSlot(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  keyId: string,
): Promise<void> {
  const user = fact(plan, 'user');
  const refuse = (what: string, hint?: string): AppError =>
    new AppError('usage', `aws: freeing a slot: ${keyId} of ${user}: ${what}`, { hint });
  if (fact(plan, 'principal') !== 'same-user') throw refuse('is in nobody’s way: the new key gets a user of its own');
  if (keyId === keyIdOf(plan.current)) throw refuse('is the leaked key itself, which still has to work');
  if (!knownKeys(plan).includes(keyId)) throw refuse('was not there when the rotation was planned');
  const key = (await readKeys(world, ctx, user)).find(({ id }) => id === keyId);
  if (key === undefined) return;
  if (key.isActive && (await readKeyUse(world, ctx, keyId))?.at !== undefined) {
    throw refuse(
      'is active and was used',
      `stop it first, which can be undone: aws iam update-access-key --user-name ${user} --access-key-id ${keyId} --status Inactive`,
    );
  }
  await deleteKey(world, ctx, user, keyId);
}

/** The key's id is in this rotation's journal; what was there before is never touched. */
export async function withdrawSecondKey(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const keyId = keyIdOf(successor);
  if (knownKeys(plan).includes(keyId)) {
    throw new AppError('conflict', `aws: withdrawing the key: ${keyId}: was there before this rotation`);
  }
  await deleteKey(world, ctx, fact(plan, 'user'), keyId);
}
