// A user's passwords are a set, and each step adds a sum to it or takes one away. No password is ever sent to be set, and
// each step can be asked for as often as one likes.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import type { Session } from './session.js';
import { markCutOff } from './sessions.js';
import { keep, readUser, sumOf, type User } from './users.js';
import { asAdmin, leakedLogin, type RedisWorld } from './world.js';

/** Attribute of a successor: which rotation made it, since a user has no room for a mark. */
export const MADE_BY = 'rotation';

/** Secret of a snapshot: the sums that the user had. */
export const ORIGINAL_SUMS = 'sums';

/** Adds the new password beside the old one or, in place, puts it there instead. */
export async function setPassword(
  world: RedisWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Credential> {
  await asAdmin(world, ctx, async (session) => {
    const user = await requireUser(session, plan);
    const state = stateOf(user, plan, prepared);
    if (state === 'somebody') throw changedMeanwhile('setting the new password', user);
    const old = leakedSum(plan);
    const removal = plan.order === 'in-place' && user.sums.includes(old) ? [`!${old}`] : [];
    if (state !== 'successor') await setUser(session, user, [`#${sumOf(prepared.secret)}`, ...removal]);
    await keep(session);
  });
  return plan.order === 'in-place' ? asAdmin(world, ctx, (later) => markCutOff(later, prepared)) : prepared;
}

export function reconcilePassword(
  world: RedisWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => {
    const name = leakedLogin(plan).user;
    const user = await readUser(session, name);
    if (user === undefined) return { outcome: 'conflict', detail: `user ${name} is gone` };
    switch (stateOf(user, plan, prepared)) {
      case 'successor': {
        const successor = plan.order === 'in-place' ? await markCutOff(session, prepared) : prepared;
        return { outcome: 'applied', successor };
      }
      case 'leaked':
      case 'nobody':
        return { outcome: 'not-applied' };
      case 'somebody':
        return { outcome: 'conflict', detail: `user ${name} takes neither the old password nor the new one` };
    }
  });
}

/** The leaked password stops to work; another one is left alone. */
export function stopLeaked(world: RedisWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const user = await readUser(session, leakedLogin(plan).user);
    if (user?.sums.includes(leakedSum(plan)) === true) await setUser(session, user, [`!${leakedSum(plan)}`]);
    // Also where it is gone: an earlier attempt may have ended before this.
    await keep(session);
  });
}

export function reconcileStop(world: RedisWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => {
    const user = await readUser(session, leakedLogin(plan).user);
    return { outcome: user?.sums.includes(leakedSum(plan)) === true ? 'not-applied' : 'applied' };
  });
}

/** The old password works again, in place without what came instead of it. */
export function enableOld(world: RedisWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const user = await requireUser(session, plan);
    if (!user.sums.includes(leakedSum(plan))) {
      const original = plan.snapshot.secrets[ORIGINAL_SUMS]?.reveal().split(' ') ?? [leakedSum(plan)];
      const rules =
        plan.order === 'overlap' ? [`#${leakedSum(plan)}`] : ['resetpass', ...original.map((sum) => `#${sum}`)];
      await setUser(session, user, rules);
    }
    await keep(session);
  });
}

/** Takes the new password back. In place the old one returns, if nobody has set a third. */
export function takeBack(
  world: RedisWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  requireOurs(ctx, successor);
  return asAdmin(world, ctx, async (session) => {
    const user = await requireUser(session, plan);
    const added = sumOf(successor.secret);
    const isThere = user.sums.includes(added);
    if (plan.order === 'in-place' && stateOf(user, plan, successor) === 'somebody') {
      throw changedMeanwhile('restoring the password', user);
    }
    const restored = plan.order === 'in-place' ? [`#${leakedSum(plan)}`] : [];
    if (isThere) await setUser(session, user, [...restored, `!${added}`]);
    await keep(session);
  });
}

function requireOurs(ctx: RotationContext, successor: Credential): void {
  if (successor.attributes[MADE_BY] === ctx.rotationId) return;
  throw new AppError('conflict', 'redis: taking the new password back: it is not of this rotation', {
    hint: 'unleak removes only what this very rotation made',
  });
}

/** Which password the user takes, as far as the two of this rotation go. */
function stateOf(
  user: User,
  plan: SuccessorPlan,
  successor: Credential,
): 'successor' | 'leaked' | 'nobody' | 'somebody' {
  const isLeaked = user.sums.includes(leakedSum(plan));
  const isSuccessors = user.sums.includes(sumOf(successor.secret));
  if (isSuccessors && !(plan.order === 'in-place' && isLeaked)) return 'successor';
  if (isLeaked) return 'leaked';
  // Without any password, since an emergency took the last one away.
  return user.sums.length === 0 && !user.takesAny ? 'nobody' : 'somebody';
}

export function leakedSum(plan: Pick<SuccessorPlan, 'current'>): string {
  return sumOf(plan.current.secret);
}

async function requireUser(session: Session, plan: SuccessorPlan): Promise<User> {
  const { user: name } = leakedLogin(plan);
  const user = await readUser(session, name);
  if (user !== undefined) return user;
  throw new AppError('conflict', `redis: looking at the user: ${name}: is gone`, {
    hint: 'somebody removed it after the rotation was planned',
  });
}

/** One command, all of it or nothing. */
async function setUser(session: Session, { name }: User, rules: readonly string[]): Promise<void> {
  await session.change('ACL', 'SETUSER', name, ...rules);
}

function changedMeanwhile(doing: string, { name }: User): AppError {
  return new AppError('conflict', `redis: ${doing}: ${name}: takes neither the old password nor the new one`, {
    hint: 'somebody changed it meanwhile; setting another one would lock out whoever has it',
  });
}
