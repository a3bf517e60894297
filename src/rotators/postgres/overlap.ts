// The order with two live logins: a sibling role that is a member of the leaked role and acts as it, so that owned
// objects, rights and new objects stay where they are. At the end the leaked role loses its password.
import { escapeIdentifier, escapeLiteral } from 'pg';
import { attribute, type Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { readAdmin, readRole, readVerifier, type RoleFacts, type RoleSetting } from './catalog.js';
import { splitGucList } from './guc-list.js';
import { markerText, parseMarker } from './names.js';
import { scramVerifier, verifierMatches } from './scram.js';
import type { Session } from './session.js';
import { tryLogin } from './session.js';
import { terminateSessions } from './sessions.js';
import { needsItsOwnMembership, readLeaked, type Leaked } from './snapshot.js';
import { asAdmin, leakedLogin, type PostgresWorld } from './world.js';

/** Makes the sibling in one transaction. When this rotation made it before, only its password is set again. */
export async function issueSibling(
  world: PostgresWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<void> {
  const name = attribute(prepared, 'user');
  const verifier = escapeLiteral((await scramVerifier(prepared.secret)).reveal());
  const expiry = plan.expiresAt === undefined ? '' : ` VALID UNTIL ${escapeLiteral(plan.expiresAt)}`;
  await asAdmin(world, ctx, (admin) =>
    admin.transaction(async (session) => {
      const existing = await readRole(session, name);
      if (existing !== undefined) {
        requireOurs(existing, ctx);
        await session.change(`ALTER ROLE ${escapeIdentifier(name)} LOGIN PASSWORD ${verifier}${expiry}`);
        return;
      }
      const facts = await readAdmin(session);
      const role = await requireRole(session, leakedLogin(plan).user);
      const leaked = await readLeaked(session, facts, role, world.address.database);
      const inherit = leaked.isSibling && !role.inherits ? 'NOINHERIT' : 'INHERIT';
      await session.change(
        `CREATE ROLE ${escapeIdentifier(name)} LOGIN ${inherit} CONNECTION LIMIT ${String(role.connectionLimit)}` +
          ` PASSWORD ${verifier}${expiry}`,
      );
      await grantMemberships(session, name, leaked, facts.version);
      await copySettings(session, name, leaked);
      const marker = markerText({ rotationId: ctx.rotationId, base: leaked.base.name });
      await session.change(`COMMENT ON ROLE ${escapeIdentifier(name)} IS ${escapeLiteral(marker)}`);
    }),
  );
}

function requireOurs(role: RoleFacts, ctx: RotationContext): void {
  if (parseMarker(role.comment)?.rotationId === ctx.rotationId) return;
  throw new AppError('conflict', `postgres: creating the successor: ${role.name}: exists and is not this rotation's`, {
    hint: 'find out who made it; unleak removes and changes only what is its own',
  });
}

async function requireRole(session: Session, name: string): Promise<RoleFacts> {
  const role = await readRole(session, name);
  if (role !== undefined) return role;
  throw new AppError('conflict', `postgres: looking at the role: ${name}: is gone`, {
    hint: 'somebody dropped it after the rotation was planned',
  });
}

async function grantMemberships(session: Session, name: string, leaked: Leaked, version: number): Promise<void> {
  const grantee = escapeIdentifier(name);
  if (needsItsOwnMembership(leaked)) {
    await session.change(`GRANT ${escapeIdentifier(leaked.role.name)} TO ${grantee}`);
  }
  for (const { role, withAdmin, withInherit, withSet } of leaked.memberships) {
    const options = [
      ...(withAdmin ? ['ADMIN TRUE'] : []),
      ...(version < 160000 ? [] : [`INHERIT ${String(withInherit)}`, `SET ${String(withSet)}`]),
    ];
    const clause = version < 160000 ? (withAdmin ? ' WITH ADMIN OPTION' : '') : ` WITH ${options.join(', ')}`;
    await session.change(`GRANT ${escapeIdentifier(role)} TO ${grantee}${clause}`);
  }
}

async function copySettings(session: Session, name: string, leaked: Leaked): Promise<void> {
  const settable = leaked.settings.filter((setting) => setting.isSettable);
  for (const setting of settable) await copySetting(session, name, leaked.role, setting);
  if (settable.some((setting) => setting.name === 'role' && setting.database === null)) return;
  // Objects that the successor makes belong to the base, as those of the leaked role did.
  await session.change(`ALTER ROLE ${escapeIdentifier(name)} SET role TO ${escapeLiteral(leaked.base.name)}`);
}

async function copySetting(session: Session, name: string, from: RoleFacts, setting: RoleSetting): Promise<void> {
  if (setting.isList && setting.value !== null) {
    const where = setting.database === null ? '' : ` IN DATABASE ${escapeIdentifier(setting.database)}`;
    const elements = splitGucList(setting.value) ?? [setting.value];
    const list = elements.length === 0 ? "''" : elements.map((element) => escapeLiteral(element)).join(', ');
    await session.change(
      `ALTER ROLE ${escapeIdentifier(name)}${where} SET ${escapeIdentifier(setting.name)} TO ${list}`,
    );
    return;
  }
  // The value may be a secret (such as a signing key): the server copies it itself, so that no statement shows it.
  const body = `BEGIN EXECUTE (
    SELECT pg_catalog.format('ALTER ROLE %I%s SET %I TO %L', ${escapeLiteral(name)},
      (SELECT pg_catalog.format(' IN DATABASE %I', d.datname) FROM pg_catalog.pg_database d WHERE d.oid = s.setdatabase),
      ${escapeLiteral(setting.name)}, pg_catalog.substr(u, ${String(setting.name.length + 2)}))
    FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) u
    WHERE s.setrole = ${String(from.oid)} AND s.setdatabase = ${String(setting.databaseOid)}
      AND pg_catalog.starts_with(u, ${escapeLiteral(`${setting.name}=`)})); END`;
  await session.change(`DO ${escapeLiteral(body)}`);
}

/** Whether the sibling is there with the sealed password. Without that password `issue` only has to set it again. */
export function reconcileSibling(
  world: PostgresWorld,
  ctx: RotationContext,
  prepared: Credential,
): Promise<Reconciliation> {
  const name = attribute(prepared, 'user');
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, name);
    if (role === undefined) return { outcome: 'not-applied' };
    if (parseMarker(role.comment)?.rotationId !== ctx.rotationId) {
      return { outcome: 'conflict', detail: `role ${name} exists and does not carry this rotation's mark` };
    }
    const verifier = await readVerifier(session, await readAdmin(session), role);
    const isOurs =
      verifier === undefined
        ? await letsIn(world, ctx, prepared)
        : verifier !== null && verifierMatches(verifier, name, prepared.secret) === true;
    return isOurs ? { outcome: 'applied', successor: prepared } : { outcome: 'not-applied' };
  });
}

async function letsIn(world: PostgresWorld, ctx: RotationContext, credential: Credential): Promise<boolean> {
  const login = { user: attribute(credential, 'user'), password: credential.secret };
  const answer = await tryLogin(world.address, ctx, login, () => Promise.resolve());
  // Refused for another reason than its password: that is for `verify` to say.
  return !('refused' in answer) || answer.refused !== '28P01';
}

/** Removes the leaked role when an earlier rotation made it and nothing hangs on it. */
export function dropLeaked(world: PostgresWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { user } = leakedLogin(plan);
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, user);
    if (role === undefined) return;
    if (parseMarker(role.comment) === undefined) {
      throw new AppError('conflict', `postgres: dropping the leaked role: ${user}: was not made by unleak`, {
        hint: 'it stays, without a password: it may own objects or hold rights',
      });
    }
    await terminateSessions(world, ctx, session, role.oid, null);
    await dropRole(session, role);
  });
}

/** Removes the successor when it carries this very rotation's mark. */
export function dropSibling(world: PostgresWorld, ctx: RotationContext, successor: Credential): Promise<void> {
  const name = attribute(successor, 'user');
  return asAdmin(world, ctx, async (session) => {
    const role = await readRole(session, name);
    if (role === undefined) return;
    requireOurs(role, ctx);
    // A session outlives its role, so nobody may come in any more before the last one is ended.
    await session.change(`ALTER ROLE ${escapeIdentifier(name)} NOLOGIN`);
    await terminateSessions(world, ctx, session, role.oid, null);
    await dropRole(session, role);
  });
}

/** Never reassigns or drops what the role owns: then the server refuses (2BP01), and a person decides. */
function dropRole(session: Session, role: RoleFacts): Promise<void> {
  return session.change(`DROP ROLE IF EXISTS ${escapeIdentifier(role.name)}`);
}
