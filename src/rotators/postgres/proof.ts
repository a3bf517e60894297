// What counts as proof that a login works, and that one is dead.
import { attribute, type Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { readAdmin, readRole, readVerifier } from './catalog.js';
import { verifierMatches } from './scram.js';
import { tryLogin } from './session.js';
import { fact } from './snapshot.js';
import { asAdmin, leakedLogin, type PostgresWorld } from './world.js';

/** Logs in as the successor and checks that it is who it should be and has what the old one had. */
export async function proveSuccessor(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const user = attribute(successor, 'user');
  const base = fact(plan, 'base');
  const login = { user, password: successor.secret };
  const answer = await tryLogin(world.address, ctx, login, async (session) => {
    const [row] = await session.rows<{ session_user: string; current_user: string; has_base: boolean }>(
      `SELECT session_user::text AS session_user, current_user::text AS current_user,
         pg_catalog.pg_has_role(session_user, $1::name, 'USAGE') AS has_base`,
      [base],
    );
    return row;
  });
  if ('refused' in answer) {
    throw refusal(user, `the server refuses the login: SQLSTATE ${answer.refused}`);
  }
  const seen = answer.result;
  const actsAs = plan.order === 'overlap' ? fact(plan, 'actsAs') : undefined;
  if (seen?.session_user !== user) throw refusal(user, 'the session belongs to another user');
  if (!seen.has_base) throw refusal(user, `it does not have the rights of ${base}`);
  if (actsAs !== undefined && actsAs !== 'none' && seen.current_user !== actsAs) {
    throw refusal(user, `its sessions act as ${seen.current_user}, expected ${actsAs}`);
  }
}

function refusal(user: string, what: string): AppError {
  return new AppError('provider-refused', `postgres: verifying the successor: ${user}: ${what}`, {
    hint: 'pg_hba.conf may not let this role in from here',
  });
}

/**
 * 28P01 alone does not tell a wrong password from an expired role or from no role at all. It is a rejection of the
 * password only together with what the administrator sees: the role is there, may log in and has not expired.
 */
export async function confirmDead(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const login = leakedLogin(plan);
  const answer = await tryLogin(world.address, ctx, login, () => Promise.resolve());
  if (!('refused' in answer)) return 'accepted';
  if (answer.refused !== '28P01') return 'unknown';
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, login.user);
    if (role === undefined) return 'rejected';
    if (!role.canLogin || role.isExpired) return 'unknown';
    const verifier = await readVerifier(session, await readAdmin(session), role);
    const isStillSet =
      verifier !== null && verifier !== undefined && verifierMatches(verifier, role.name, login.password) === true;
    return isStillSet ? 'unknown' : 'rejected';
  });
}
