// What we read from the server's catalogs: facts about roles, in the few fields that decide something.
import { SecretValue } from '../../core/secret-value.js';
import { LIST_SETTINGS } from './guc-list.js';
import type { Session } from './session.js';

export interface RoleFacts {
  readonly oid: number;
  readonly name: string;
  readonly isSuperuser: boolean;
  readonly inherits: boolean;
  readonly canLogin: boolean;
  readonly canReplicate: boolean;
  /** CREATEDB, CREATEROLE and the like, as words for a person. */
  readonly attributes: readonly string[];
  readonly connectionLimit: number;
  /** The server's own text, or null. */
  readonly validUntil: string | null;
  readonly isExpired: boolean;
  readonly comment: string | null;
}

export interface AdminFacts {
  readonly name: string;
  readonly isSuperuser: boolean;
  readonly mayCreateRoles: boolean;
  readonly mayReadVerifiers: boolean;
  /** 150018 for 15.18. */
  readonly version: number;
  readonly versionText: string;
}

export interface Membership {
  readonly role: string;
  readonly isSuperuser: boolean;
  readonly withAdmin: boolean;
  readonly withInherit: boolean;
  readonly withSet: boolean;
  /** Whether our admin may pass this membership on. */
  readonly isGrantable: boolean;
}

export interface RoleSetting {
  /** Null for every database. */
  readonly database: string | null;
  readonly databaseOid: number;
  readonly name: string;
  /** Only for `role` and for lists of names; other values may be secret and never leave the server. */
  readonly value: string | null;
  readonly isList: boolean;
  /** Whether our admin may set it for a role. */
  readonly isSettable: boolean;
}

export async function readAdmin(session: Session): Promise<AdminFacts> {
  const [row] = await session.rows<{
    name: string;
    super: boolean;
    createrole: boolean;
    verifiers: boolean;
    version: number;
    text: string;
  }>(`
    SELECT r.rolname::text AS name, r.rolsuper AS super, r.rolcreaterole AS createrole,
      has_column_privilege('pg_catalog.pg_authid', 'rolpassword', 'SELECT') AS verifiers,
      current_setting('server_version_num')::int AS version, current_setting('server_version') AS text
    FROM pg_roles r WHERE r.rolname = current_user`);
  if (row === undefined) throw new RangeError('postgres: the current user is not in pg_roles');
  return {
    name: row.name,
    isSuperuser: row.super,
    mayCreateRoles: row.super || row.createrole,
    mayReadVerifiers: row.verifiers,
    version: row.version,
    versionText: row.text.split(' ')[0] ?? row.text,
  };
}

/** The role, or undefined when there is none of exactly this name. */
export async function readRole(session: Session, name: string): Promise<RoleFacts | undefined> {
  const [row] = await session.rows<RoleRow>(
    `SELECT r.oid::int8::text AS oid, r.rolname::text AS rolname, r.rolsuper, r.rolinherit, r.rolcreaterole,
       r.rolcreatedb, r.rolcanlogin, r.rolreplication, r.rolbypassrls, r.rolconnlimit,
       r.rolvaliduntil::text AS rolvaliduntil, coalesce(r.rolvaliduntil <= now(), false) AS expired,
       shobj_description(r.oid, 'pg_authid') AS comment
     FROM pg_roles r WHERE r.rolname::text = $1`,
    [name],
  );
  return row === undefined ? undefined : roleOf(row);
}

interface RoleRow {
  readonly [column: string]: unknown;
  readonly oid: string;
  readonly rolname: string;
  readonly rolsuper: boolean;
  readonly rolinherit: boolean;
  readonly rolcreaterole: boolean;
  readonly rolcreatedb: boolean;
  readonly rolcanlogin: boolean;
  readonly rolreplication: boolean;
  readonly rolbypassrls: boolean;
  readonly rolconnlimit: number;
  readonly rolvaliduntil: string | null;
  readonly expired: boolean;
  readonly comment: string | null;
}

function roleOf(row: RoleRow): RoleFacts {
  const attributes = [
    ...(row.rolsuper ? ['SUPERUSER'] : []),
    ...(row.rolcreatedb ? ['CREATEDB'] : []),
    ...(row.rolcreaterole ? ['CREATEROLE'] : []),
    ...(row.rolreplication ? ['REPLICATION'] : []),
    ...(row.rolbypassrls ? ['BYPASSRLS'] : []),
  ];
  return {
    oid: Number(row.oid),
    name: row.rolname,
    isSuperuser: row.rolsuper,
    inherits: row.rolinherit,
    canLogin: row.rolcanlogin,
    canReplicate: row.rolreplication,
    attributes,
    connectionLimit: row.rolconnlimit,
    validUntil: row.rolvaliduntil,
    isExpired: row.expired,
    comment: row.comment,
  };
}

/** What the server stores for the password: a verifier, null for none, undefined when our admin may not read it. */
export async function readVerifier(
  session: Session,
  admin: AdminFacts,
  role: RoleFacts,
): Promise<SecretValue | null | undefined> {
  if (!admin.mayReadVerifiers) return undefined;
  const [row] = await session.rows<{ rolpassword: string | null }>(
    'SELECT rolpassword FROM pg_authid WHERE oid = $1::int8::oid',
    [role.oid],
  );
  if (row === undefined) return undefined;
  return row.rolpassword === null ? null : new SecretValue(row.rolpassword);
}

/** Whether our admin may set the password of this role, or drop it. */
export async function mayAlter(session: Session, admin: AdminFacts, role: RoleFacts): Promise<boolean> {
  if (admin.isSuperuser) return true;
  if (!admin.mayCreateRoles || role.isSuperuser) return false;
  // Until 15 CREATEROLE reached every ordinary role; since 16 it reaches those that were given with ADMIN OPTION.
  return admin.version < 160000 ? !role.canReplicate : hasAdminOption(session, role.name);
}

async function hasAdminOption(session: Session, role: string): Promise<boolean> {
  const [row] = await session.rows<{ ok: boolean }>(`SELECT pg_has_role($1::name, 'MEMBER WITH ADMIN OPTION') AS ok`, [
    role,
  ]);
  return row?.ok === true;
}

/** Whether our admin may make others a member of this role. */
export async function mayGrant(session: Session, admin: AdminFacts, role: RoleFacts): Promise<boolean> {
  if (admin.isSuperuser) return true;
  if (role.isSuperuser) return false;
  return admin.version < 160000 ? admin.mayCreateRoles : hasAdminOption(session, role.name);
}

/** The roles that this one is a direct member of. Before 16 there were no INHERIT and SET per membership. */
export async function readMemberships(
  session: Session,
  admin: AdminFacts,
  role: RoleFacts,
): Promise<readonly Membership[]> {
  const options =
    admin.version < 160000
      ? 'true AS with_inherit, true AS with_set'
      : 'bool_or(m.inherit_option) AS with_inherit, bool_or(m.set_option) AS with_set';
  const rows = await session.rows<{
    role: string;
    super: boolean;
    with_admin: boolean;
    with_inherit: boolean;
    with_set: boolean;
    grantable: boolean;
  }>(
    `SELECT g.rolname::text AS role, g.rolsuper AS super, bool_or(m.admin_option) AS with_admin, ${options},
       pg_has_role(g.oid, 'MEMBER WITH ADMIN OPTION') AS grantable
     FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
     WHERE m.member = $1::int8::oid GROUP BY g.oid, g.rolname, g.rolsuper ORDER BY g.rolname`,
    [role.oid],
  );
  return rows.map((row) => ({
    role: row.role,
    isSuperuser: row.super,
    withAdmin: row.with_admin,
    withInherit: row.with_inherit,
    withSet: row.with_set,
    isGrantable: admin.isSuperuser || (!row.super && (admin.version < 160000 ? admin.mayCreateRoles : row.grantable)),
  }));
}

/** Whether the role is a member of the other, directly or not. */
export async function isMember(session: Session, role: RoleFacts, of: RoleFacts): Promise<boolean> {
  const [row] = await session.rows<{ ok: boolean }>(
    `SELECT pg_has_role($1::int8::oid, $2::int8::oid, 'MEMBER') AS ok`,
    [role.oid, of.oid],
  );
  return row?.ok === true;
}

/** How many objects, in all databases, belong to the role or name it in their rights. */
export async function countDependents(session: Session, role: RoleFacts): Promise<number> {
  const [row] = await session.rows<{ count: string }>(
    `SELECT count(*)::text AS count FROM pg_shdepend
     WHERE refclassid = 'pg_authid'::regclass AND refobjid = $1::int8::oid`,
    [role.oid],
  );
  return Number(row?.count ?? 0);
}

export async function readSettings(
  session: Session,
  admin: AdminFacts,
  role: RoleFacts,
): Promise<readonly RoleSetting[]> {
  // What is not listed is either for superusers or made up by an application, and that only a superuser may set for
  // a role. Since 15 a single setting can be opened to others.
  const isGranted = admin.version >= 150000 ? `has_parameter_privilege(c.name, 'SET')` : 'false';
  const rows = await session.rows<{
    database: string | null;
    database_oid: string;
    name: string;
    value: string | null;
    settable: boolean;
  }>(
    `SELECT d.datname::text AS database, s.setdatabase::int8::text AS database_oid, c.name,
       CASE WHEN lower(c.name) = ANY ($2::text[]) THEN c.value END AS value,
       $3::bool OR c.name = 'role' OR ${isGranted} OR EXISTS (SELECT FROM pg_settings p
         WHERE lower(p.name) = lower(c.name) AND p.context IN ('user', 'backend')) AS settable
     FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase
       CROSS JOIN LATERAL (SELECT split_part(u, '=', 1) AS name, substr(u, strpos(u, '=') + 1) AS value
         FROM unnest(s.setconfig) u) c
     WHERE s.setrole = $1::int8::oid AND (s.setdatabase = 0 OR d.oid IS NOT NULL)
     ORDER BY s.setdatabase, c.name`,
    [role.oid, [...LIST_SETTINGS, 'role'], admin.isSuperuser],
  );
  return rows.map((row) => ({
    database: row.database,
    databaseOid: Number(row.database_oid),
    name: row.name,
    value: row.value,
    isList: LIST_SETTINGS.includes(row.name.toLowerCase()),
    isSettable: row.settable,
  }));
}

/** Whether our admin may end sessions of this role. */
export async function mayTerminate(session: Session, admin: AdminFacts, role: RoleFacts): Promise<boolean> {
  if (admin.isSuperuser) return true;
  if (role.isSuperuser) return false;
  const [row] = await session.rows<{ ok: boolean }>(
    `SELECT pg_has_role('pg_signal_backend', 'USAGE') OR pg_has_role($1::int8::oid, 'USAGE') AS ok`,
    [role.oid],
  );
  return row?.ok === true;
}

/** Whether our admin may see when a session of this role began. */
export async function maySeeStart(session: Session, admin: AdminFacts, role: RoleFacts): Promise<boolean> {
  if (admin.isSuperuser) return true;
  const [row] = await session.rows<{ ok: boolean }>(
    `SELECT pg_has_role('pg_read_all_stats', 'USAGE') OR pg_has_role($1::int8::oid, 'USAGE') AS ok`,
    [role.oid],
  );
  return row?.ok === true;
}

/** The server's time, in its own text with all digits. */
export async function readServerTime(session: Session): Promise<string> {
  const [row] = await session.rows<{ now: string }>('SELECT clock_timestamp()::text AS now');
  if (row === undefined) throw new RangeError('postgres: the server did not tell its time');
  return row.now;
}
