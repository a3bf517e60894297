// What counts as proof that a login works, and that one is dead: the server's reply to AUTH and nothing else.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { leakedSum } from './change.js';
import { tryLogin } from './session.js';
import { keep, readUser } from './users.js';
import { asAdmin, leakedLogin, type RedisWorld } from './world.js';

/**
 * Logs in as the successor. Its rights are the user's, which stayed the same. Before anybody gets to know it, it is
 * written down once more: a crash right after it was set would have left it to be lost at a restart.
 */
export async function proveSuccessor(world: RedisWorld, ctx: RotationContext, successor: Credential): Promise<void> {
  const login = leakedLogin({ current: successor });
  // Who may not ask for its own name is let in all the same.
  const answer = await tryLogin(world.address, ctx, login, (session) => session.tryRead('ACL', 'WHOAMI'));
  if ('refused' in answer) throw refusal(login.user, `the server refuses the login: ${answer.refused}`);
  const seen = answer.result;
  if ('reply' in seen && seen.reply !== login.user) throw refusal(login.user, 'the session belongs to another user');
  await asAdmin(world, ctx, keep);
}

function refusal(user: string, what: string): AppError {
  return new AppError('provider-refused', `redis: verifying the successor: ${user}: ${what}`, {
    hint: 'the user may be off',
  });
}

/**
 * WRONGPASS does not tell a wrong password from a user who is off. It is a rejection of the password only together with
 * what the administrator sees: the user does not take it.
 */
export async function confirmDead(
  world: RedisWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const login = leakedLogin(plan);
  const answer = await tryLogin(world.address, ctx, login, () => Promise.resolve());
  if (!('refused' in answer)) return 'accepted';
  if (answer.refused !== 'WRONGPASS') return 'unknown';
  return asAdmin(world, ctx, async (session) => {
    const user = await readUser(session, login.user);
    const mayTake = user !== undefined && (user.takesAny || user.sums.includes(leakedSum(plan)));
    return mayTake ? 'unknown' : 'rejected';
  });
}
