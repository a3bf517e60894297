// What ends a credential, brings it back or takes the replacement away, each after a look whether that is done already.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { change } from './change.js';
import { findAllMarked, findMarked, type Found } from './find.js';
import { makeSecret, removeByHand } from './issue.js';
import { askNew, askOld, requireAnswer } from './proof.js';
import type { FindStep } from './settings.js';
import { knownOf, markOf } from './values.js';
import type { GenericWorld } from './world.js';

export async function disable(world: GenericWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const answer = await askOld(world, ctx, plan);
  if (answer === 'rejected') return;
  if (world.settings.steps.disable !== undefined) {
    await change(world, 'disable', knownOf(ctx, plan));
    return;
  }
  requireAnswer(answer, 'the old secret');
  const { ours } = world.settings;
  if (ours === undefined) {
    throw new AppError('conflict', 'generic: disable: the old secret works, though it was rolled', {
      hint: 'does issuing end the old one? if not, give this provider a step disable',
    });
  }
  // In place: a secret that nobody will ever know ends it.
  await change(world, 'issue', knownOf(ctx, plan, makeSecret(world, ours, ctx, plan)));
}

export async function enable(world: GenericWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if ((await askOld(world, ctx, plan)) === 'accepted') return;
  await change(world, 'enable', knownOf(ctx, plan));
}

/** For good, and only what is dead. */
export async function deleteOld(world: GenericWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (requireAnswer(await askOld(world, ctx, plan), 'the old secret') === 'accepted') {
    throw new AppError('conflict', 'generic: delete: the leaked credential works again', {
      hint: 'see who enabled it',
    });
  }
  await change(world, 'delete', knownOf(ctx, plan));
}

/** Removes what was found lost, after a look that it still carries this rotation's mark. */
export async function removeLost(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  attributes: Found,
): Promise<void> {
  const { find } = world.settings.steps;
  const all = find === undefined ? [] : await findAllMarked(world, find, ctx, plan);
  const isIt = (found: Found): boolean => Object.entries(found).every(([name, value]) => attributes[name] === value);
  const found = all.find((one) => isIt(one));
  if (found !== undefined) await change(world, 'withdraw', knownOf(ctx, plan, nameOnly(found)));
  else if (all.length > 0) throw notOurs(ctx);
}

export async function withdraw(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  if (plan.order === 'roll') throw new AppError('conflict', 'generic: withdraw: a roll leaves nothing to go back to');
  if (plan.order === 'in-place') return setBack(world, ctx, plan, successor);
  const { find, withdraw: step } = world.settings.steps;
  const isGone = async (): Promise<boolean> =>
    requireAnswer(await askNew(world, ctx, plan, successor), 'the new secret') === 'rejected';
  if (step === undefined) {
    if (await isGone()) return;
    throw new AppError('needs-person', `generic: withdraw: ${markOf(ctx)}: no step for it is configured`, {
      hint: `${removeByHand(successor.attributes)}, then unleak rotations resume ${ctx.rotationId}`,
    });
  }
  if (find === undefined ? await isGone() : !(await isOurs(world, ctx, plan, successor, find, isGone))) return;
  await change(world, 'withdraw', knownOf(ctx, plan, successor));
}

/** False where it is gone; a `conflict` where it is there and another's. */
async function isOurs(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
  find: FindStep,
  isGone: () => Promise<boolean>,
): Promise<boolean> {
  const found = await findMarked(world, find, ctx, plan, successor);
  if (found !== undefined) requireSame(ctx, found, successor.attributes);
  else if (!(await isGone())) throw notOurs(ctx);
  return found !== undefined;
}

/** In place: the old secret is set again, unless somebody has set a third one. */
async function setBack(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  if (requireAnswer(await askOld(world, ctx, plan), 'the old secret') === 'accepted') return;
  if (requireAnswer(await askNew(world, ctx, plan, successor), 'the new secret') === 'rejected') {
    throw new AppError('conflict', 'generic: withdraw: neither the old nor the new secret works', {
      hint: 'somebody has set another one: see who',
    });
  }
  if (world.settings.steps.enable !== undefined) {
    await change(world, 'enable', knownOf(ctx, plan, successor));
    return;
  }
  throw new AppError('needs-person', 'generic: withdraw: no step enable is configured that sets the old secret again', {
    hint: `set it by hand, or go on: unleak rotations resume ${ctx.rotationId}`,
  });
}

function requireSame(ctx: RotationContext, found: Found, wanted: Found): void {
  const isOther = Object.entries(found).some(([name, value]) => Object.hasOwn(wanted, name) && wanted[name] !== value);
  if (isOther) throw notOurs(ctx);
}

function notOurs(ctx: RotationContext): AppError {
  return new AppError('conflict', `generic: withdraw: ${markOf(ctx)}: what is there is not what this rotation made`, {
    hint: 'see who uses it, and remove it by hand if nobody does',
  });
}

/** A replacement of which only the names are left. */
function nameOnly(attributes: Found): Credential {
  return { provider: 'generic', secret: new SecretValue(''), attributes };
}
