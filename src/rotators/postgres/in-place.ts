// The order with one login: the role stays, its password changes. The new password is sealed before, so that after a
// crash the server only has to be asked which of the two it takes.
import { escapeIdentifier, escapeLiteral } from 'pg';
import { attribute, type Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { readAdmin, readRole, readServerTime, readVerifier, type RoleFacts } from './catalog.js';
import { scramVerifier, verifierMatches } from './scram.js';
import type { Session } from './session.js';
import { tryLogin } from './session.js';
import { asAdmin, leakedLogin, type PostgresWorld } from './world.js';

/** When the server had the new password: sessions that began before it were opened with the old one. */
const SESSIONS_BEFORE = 'sessionsBefore';

/** Sets the new password. Setting the same one again changes nothing for anybody. */
export async function setPassword(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Credential> {
  const verifier = await scramVerifier(prepared.secret);
  return asAdmin(world, ctx, async (session) => {
    const role = await requireRole(session, leakedLogin(plan).user);
    const holder = await holderOf(world, ctx, session, role, plan, prepared);
    if (holder === 'somebody') throw changedMeanwhile('setting the new password', role);
    if (holder !== 'successor') await alterPassword(session, role, verifier, plan.expiresAt);
    return withCutOff(session, prepared);
  });
}

/** Nobody but us knows the new password yet, so that any moment from its setting to its publication is good. */
async function withCutOff(session: Session, prepared: Credential): Promise<Credential> {
  const attributes = { ...prepared.attributes, [SESSIONS_BEFORE]: await readServerTime(session) };
  return { ...prepared, attributes };
}

export function cutOffOf(successor: Credential | undefined): string | null {
  return successor?.attributes[SESSIONS_BEFORE] ?? null;
}

export function reconcilePassword(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Reconciliation> {
  const { user } = leakedLogin(plan);
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, user);
    if (role === undefined) return { outcome: 'conflict', detail: `role ${user} is gone` };
    switch (await holderOf(world, ctx, session, role, plan, prepared)) {
      case 'successor':
        return { outcome: 'applied', successor: await withCutOff(session, prepared) };
      case 'leaked':
      case 'nobody':
        return { outcome: 'not-applied' };
      case 'somebody':
        return { outcome: 'conflict', detail: `role ${user} takes neither the old password nor the new one` };
    }
  });
}

/** Takes the new password back, if it is still the one that the server has. */
export function restorePassword(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const role = await requireRole(session, leakedLogin(plan).user);
    const holder = await holderOf(world, ctx, session, role, plan, successor);
    // Without any password the successor's is gone too, and what an emergency took away is not given back here.
    if (holder === 'leaked' || holder === 'nobody') return;
    if (holder === 'somebody') throw changedMeanwhile('restoring the password', role);
    await putBack(session, role, plan);
  });
}

/** The old credential works again, in either order. Succeeds when it already does. */
export function enableOld(world: PostgresWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const role = await requireRole(session, leakedLogin(plan).user);
    if ((await takesLeaked(world, ctx, session, role, plan)) === true) return;
    await putBack(session, role, plan);
  });
}

/**
 * The leaked password stops to work, in either order: the role is left without one. When the role no longer takes the
 * leaked one (gone, changed in place by `issue`, changed by somebody) nothing is done, so that no other is lost. A server
 * that takes any password and hides the verifier looks as if it took the leaked one; then `confirm` will say so.
 */
export function stopLeaked(world: PostgresWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, leakedLogin(plan).user);
    if (role === undefined || (await takesLeaked(world, ctx, session, role, plan)) === false) return;
    await session.change(`ALTER ROLE ${escapeIdentifier(role.name)} PASSWORD NULL`);
  });
}

export function reconcileStop(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, leakedLogin(plan).user);
    const isStopped = role === undefined || (await takesLeaked(world, ctx, session, role, plan)) === false;
    // Without a clear answer doing it again is harmless, and it settles the matter.
    return { outcome: isStopped ? 'applied' : 'not-applied' };
  });
}

function changedMeanwhile(doing: string, role: RoleFacts): AppError {
  return new AppError('conflict', `postgres: ${doing}: ${role.name}: takes neither the old password nor the new one`, {
    hint: 'somebody changed it meanwhile; setting another one would lock out whoever has it',
  });
}

/** The very verifier that the role had, where we could read it; else a fresh one of the same password. */
async function putBack(session: Session, role: RoleFacts, plan: SuccessorPlan): Promise<void> {
  const verifier = plan.snapshot.secrets['verifier'] ?? (await scramVerifier(plan.current.secret));
  const validUntil = plan.snapshot.facts['validUntil'];
  const isOurs = plan.order === 'in-place' && plan.expiresAt !== undefined;
  const expiry = isOurs ? (typeof validUntil === 'string' ? validUntil : 'infinity') : undefined;
  await alterPassword(session, role, verifier, expiry);
}

async function alterPassword(
  session: Session,
  role: RoleFacts,
  verifier: SecretValue,
  validUntil: string | undefined,
): Promise<void> {
  const expiry = validUntil === undefined ? '' : ` VALID UNTIL ${escapeLiteral(validUntil)}`;
  await session.change(
    `ALTER ROLE ${escapeIdentifier(role.name)} PASSWORD ${escapeLiteral(verifier.reveal())}${expiry}`,
  );
}

/** Whose password the role has: asked of the catalog where we may read it, else by logging in. */
async function holderOf(
  world: PostgresWorld,
  ctx: RotationContext,
  session: Session,
  role: RoleFacts,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<'successor' | 'leaked' | 'nobody' | 'somebody'> {
  if ((await readVerifier(session, await readAdmin(session), role)) === null) return 'nobody';
  const login = { user: attribute(successor, 'user'), password: successor.secret };
  const isSuccessors = await takes(world, ctx, session, role, login);
  if (isSuccessors === true) return 'successor';
  const isLeaked = await takesLeaked(world, ctx, session, role, plan);
  if (isLeaked === true) return 'leaked';
  if (isSuccessors === false && isLeaked === false) return 'somebody';
  throw new AppError('provider-refused', `postgres: asking whose password is set: ${role.name}: no clear answer`, {
    hint: 'the server refuses the login for another reason than its password: NOLOGIN, VALID UNTIL or pg_hba.conf',
  });
}

function takesLeaked(
  world: PostgresWorld,
  ctx: RotationContext,
  session: Session,
  role: RoleFacts,
  plan: SuccessorPlan,
): Promise<boolean | undefined> {
  return takes(world, ctx, session, role, leakedLogin(plan));
}

/** Whether this is the role's password; undefined when the server refuses for a reason that may be another. */
async function takes(
  world: PostgresWorld,
  ctx: RotationContext,
  session: Session,
  role: RoleFacts,
  login: { readonly user: string; readonly password: SecretValue },
): Promise<boolean | undefined> {
  const verifier = await readVerifier(session, await readAdmin(session), role);
  if (verifier === null) return false;
  const isMatch = verifier === undefined ? undefined : verifierMatches(verifier, role.name, login.password);
  if (isMatch !== undefined) return isMatch;
  const answer = await tryLogin(world.address, ctx, login, () => Promise.resolve());
  if (!('refused' in answer)) return true;
  return answer.refused === '28P01' && role.canLogin && !role.isExpired ? false : undefined;
}

async function requireRole(session: Session, name: string): Promise<RoleFacts> {
  const role = await readRole(session, name);
  if (role !== undefined) return role;
  throw new AppError('conflict', `postgres: looking at the role: ${name}: is gone`);
}
