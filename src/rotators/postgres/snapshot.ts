// Looks at the leaked role and at the administrator's rights, and decides with reads only what can be done.
import { AppError } from '../../core/errors.js';
import type { OrderName, ProviderSnapshot, RotationContext, SuccessorPlan } from '../rotator.js';
import type { Credential } from '../../core/credential.js';
import {
  countDependents,
  isMember,
  mayAlter,
  mayGrant,
  maySeeStart,
  mayTerminate,
  readAdmin,
  readMemberships,
  readRole,
  readSettings,
  readVerifier,
  type AdminFacts,
  type Membership,
  type RoleFacts,
  type RoleSetting,
} from './catalog.js';
import { parseMarker, siblingName } from './names.js';
import type { Session } from './session.js';
import { asAdmin, leakedLogin, type PostgresWorld } from './world.js';

/** The leaked role with all that a sibling has to be given. */
export interface Leaked {
  readonly role: RoleFacts;
  /** Owns the objects and holds the rights; the leaked role itself unless an earlier rotation made that. */
  readonly base: RoleFacts;
  readonly isSibling: boolean;
  /** Objects that belong to the leaked role or name it in their rights. */
  readonly dependents: number;
  readonly memberships: readonly Membership[];
  readonly settings: readonly RoleSetting[];
  /** The role that the successor's sessions act as. */
  readonly actsAs: string;
}

export function takeSnapshot(
  world: PostgresWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const { user } = leakedLogin({ current });
  return asAdmin(world, ctx, async (session) => {
    const admin = await readAdmin(session);
    const role = await readRole(session, user);
    if (role === undefined) {
      throw new AppError('not-found', `postgres: looking at the role: ${user}: the server has no such role`, {
        hint: "check that 'match' and 'rotator' of this credential name the right server",
      });
    }
    const leaked = await readLeaked(session, admin, role, world.address.database);
    const verifier = await readVerifier(session, admin, role);
    const secrets: ProviderSnapshot['secrets'] = verifier === undefined || verifier === null ? {} : { verifier };
    const impossible = await reasonsAgainst(session, admin, leaked, ctx, world);
    const canDelete = leaked.isSibling && leaked.dependents === 0 && (await mayAlter(session, admin, role));
    return {
      facts: factsOf(admin, leaked),
      secrets,
      orders: (['overlap', 'in-place'] as const).filter((order) => impossible[order] === undefined),
      impossible,
      deleteOld: canDelete,
      notes: await notesOn(session, admin, leaked, verifier?.reveal().startsWith('md5') === true),
      effects: effectsOn(leaked, siblingName(leaked.base.name, ctx.rotationId)),
    };
  });
}

export async function readLeaked(
  session: Session,
  admin: AdminFacts,
  role: RoleFacts,
  database: string,
): Promise<Leaked> {
  const marker = parseMarker(role.comment);
  const named = marker === undefined ? undefined : await readRole(session, marker.base);
  const isSibling = named !== undefined && named.oid !== role.oid && (await isMember(session, role, named));
  const base = isSibling ? named : role;
  const settings = await readSettings(session, admin, role);
  return {
    role,
    base,
    isSibling,
    dependents: await countDependents(session, role),
    memberships: isSibling ? await readMemberships(session, admin, role) : [],
    settings,
    actsAs: actingRole(settings, database) ?? base.name,
  };
}

/** The `role` setting that a session in our database starts with; one for the database beats one for all. */
function actingRole(settings: readonly RoleSetting[], database: string): string | undefined {
  const values = settings.filter(({ name, isSettable }) => name === 'role' && isSettable);
  const own = values.find((setting) => setting.database === database) ?? values.find((s) => s.database === null);
  return own?.value ?? undefined;
}

/** An original is granted itself; so is a sibling that came to hold something of its own. */
export function needsItsOwnMembership({ isSibling, dependents }: Leaked): boolean {
  return !isSibling || dependents > 0;
}

function factsOf(admin: AdminFacts, leaked: Leaked): ProviderSnapshot['facts'] {
  const { role, base, isSibling, dependents, memberships, settings, actsAs } = leaked;
  return {
    user: role.name,
    base: base.name,
    actsAs,
    isSibling,
    dependents,
    memberships: memberships.map((membership) => membership.role),
    settings: settings.map(({ database, name }) => (database === null ? name : `${name} in ${database}`)),
    connectionLimit: role.connectionLimit,
    validUntil: role.validUntil,
    attributes: role.attributes,
    canLogin: role.canLogin,
    admin: admin.name,
    serverVersion: admin.versionText,
  };
}

async function reasonsAgainst(
  session: Session,
  admin: AdminFacts,
  leaked: Leaked,
  ctx: RotationContext,
  world: PostgresWorld,
): Promise<Partial<Record<OrderName, string>>> {
  const { role } = leaked;
  if (world.admin.user === role.name || admin.name === role.name) {
    const reason = `the administrator is the leaked role ${role.name} itself: its own change would lock it out`;
    return { overlap: reason, 'in-place': reason };
  }
  if (!(await mayAlter(session, admin, role))) {
    const reason = `${admin.name} may not set the password of ${role.name}: ${alterRemedy(admin, role)}`;
    return { overlap: reason, 'in-place': reason };
  }
  const reason = await reasonAgainstSibling(session, admin, leaked, ctx);
  return reason === undefined ? {} : { overlap: reason };
}

function alterRemedy(admin: AdminFacts, role: RoleFacts): string {
  if (role.isSuperuser) return 'only a superuser may change a superuser';
  if (!admin.mayCreateRoles) return 'it needs CREATEROLE';
  return admin.version < 160000
    ? 'only a superuser may change a role with REPLICATION'
    : `it needs GRANT "${role.name}" TO "${admin.name}" WITH ADMIN OPTION`;
}

async function reasonAgainstSibling(
  session: Session,
  admin: AdminFacts,
  leaked: Leaked,
  ctx: RotationContext,
): Promise<string | undefined> {
  const { role, base, memberships } = leaked;
  if (needsItsOwnMembership(leaked) && !(await mayGrant(session, admin, role))) {
    return `${admin.name} may not grant membership in ${role.name}`;
  }
  const withheld = memberships.find((membership) => !membership.isGrantable);
  if (withheld !== undefined) return `${admin.name} may not grant membership in ${withheld.role}`;
  const name = siblingName(base.name, ctx.rotationId);
  const taken = await readRole(session, name);
  if (taken !== undefined && parseMarker(taken.comment)?.rotationId !== ctx.rotationId) {
    return `a role ${name} exists already and was not made by this rotation`;
  }
  return undefined;
}

async function notesOn(session: Session, admin: AdminFacts, leaked: Leaked, isMd5: boolean): Promise<string[]> {
  const { role, actsAs, settings, isSibling } = leaked;
  const notes: string[] = [];
  if (!role.canLogin) notes.push(`${role.name} is NOLOGIN: the leaked password does not open a session now`);
  if (role.isExpired) notes.push(`${role.name} has expired: the leaked password does not open a session now`);
  const carried = role.attributes.filter((attribute) => attribute !== 'REPLICATION');
  if (carried.length > 0) {
    notes.push(
      isSibling
        ? `overlap: ${carried.join(', ')} of ${role.name} is not carried over to the new role`
        : `overlap: the new role does not get ${carried.join(', ')}; its sessions act as ${actsAs}, which keeps it`,
    );
  }
  if (role.canReplicate) notes.push('overlap: REPLICATION is not carried over: replication connections will fail');
  const left = settings.filter((setting) => !setting.isSettable).map(({ name }) => name);
  if (left.length > 0) notes.push(`overlap: ${admin.name} may not set ${left.join(', ')}: not carried over`);
  if (isMd5) notes.push('the new password is stored as SCRAM-SHA-256: clients that know only md5 will fail');
  if (!(await mayTerminate(session, admin, role))) {
    notes.push(`${admin.name} may not end sessions of ${role.name}: it needs GRANT pg_signal_backend`);
  }
  if (!(await maySeeStart(session, admin, role))) {
    notes.push(`in-place: all sessions of ${role.name} will end: to spare new ones, GRANT pg_read_all_stats`);
  }
  notes.push(`in-place: logins with the old password fail from the change until the application has the new one`);
  return notes;
}

/** The steps in the server's own words; never a value. */
function effectsOn({ role, base }: Leaked, sibling: string): ProviderSnapshot['effects'] {
  return {
    overlap: {
      issue: `CREATE ROLE ${sibling} with the memberships and settings of ${role.name}, acting as ${base.name}`,
      disable: `ALTER ROLE ${role.name} PASSWORD NULL`,
      endSessions: `end every session of ${role.name}`,
      delete: `DROP ROLE ${role.name}`,
    },
    'in-place': {
      issue: `ALTER ROLE ${role.name} PASSWORD: logins with the old one fail from here on`,
      disable: `nothing more: the old password of ${role.name} was replaced`,
      endSessions: `end the sessions of ${role.name} that began with the old password`,
    },
  };
}

/** A fact of the snapshot that must be there. */
export function fact(plan: SuccessorPlan, name: string): string {
  const value = plan.snapshot.facts[name];
  if (typeof value === 'string') return value;
  throw new RangeError(`postgres: snapshot: ${name}: missing`);
}
