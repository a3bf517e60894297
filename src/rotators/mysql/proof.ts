// What counts as proof that a login works, and that one is dead.
import { attribute, type Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { keepsUnknownPassword, takes } from './methods.js';
import { tryLogin, textOf } from './session.js';
import { asAdmin, leakedLogin, type MysqlWorld } from './world.js';

const ACCESS_DENIED = 1045;

/** Logs in as the successor and checks who it is there. Its rights are the account's, which stayed the same. */
export async function proveSuccessor(world: MysqlWorld, ctx: RotationContext, successor: Credential): Promise<void> {
  const user = attribute(successor, 'user');
  const answer = await tryLogin(world.address, ctx, { user, password: successor.secret }, async (session) => {
    const [row] = await session.rows('SELECT CURRENT_USER() AS account');
    return textOf(row?.['account']);
  });
  if ('refused' in answer) throw refusal(user, `the server refuses the login: error ${String(answer.refused)}`);
  // A server with an anonymous account may let in a stranger as nobody.
  const account = answer.result;
  if (account.slice(0, account.lastIndexOf('@')) !== user)
    throw refusal(user, 'the session belongs to another account');
}

function refusal(user: string, what: string): AppError {
  return new AppError('provider-refused', `mysql: verifying the successor: ${user}: ${what}`, {
    hint: 'the account may not come from this host, be locked, or demand TLS',
  });
}

/**
 * 1045 does not tell a wrong password from a host that may not come. It is a rejection of the password only together with
 * what the administrator sees: no account of that name takes it.
 */
export async function confirmDead(
  world: MysqlWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const login = leakedLogin(plan);
  const answer = await tryLogin(world.address, ctx, login, () => Promise.resolve());
  if (!('refused' in answer)) return 'accepted';
  if (answer.refused !== ACCESS_DENIED) return 'unknown';
  return asAdmin(world, ctx, async (session) => {
    const accounts = await session.dialect.readAccounts(session, login.user);
    const mayTake = accounts.some((account) => takes(account, login.password) || keepsUnknownPassword(account));
    return mayTake ? 'unknown' : 'rejected';
  });
}
