// What a role may do, as it tells itself: for an inspection, never for a decision.
import type { Session } from './session.js';

/** Identity, rights in PostgreSQL's words, what they reach, and when the login ends. Reads only. */
export async function rightsOf(session: Session): Promise<Readonly<Record<string, string>>> {
  const [role] = await session.rows<{ rights: string[]; groups: string[]; expires: string | null; database: string }>(
    `SELECT array_remove(ARRAY[
         CASE WHEN r.rolsuper THEN 'superuser' END, CASE WHEN r.rolcreaterole THEN 'createrole' END,
         CASE WHEN r.rolcreatedb THEN 'createdb' END, CASE WHEN r.rolreplication THEN 'replication' END,
         CASE WHEN r.rolbypassrls THEN 'bypassrls' END], NULL) AS rights,
       ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid
             ORDER BY 1) AS groups,
       r.rolvaliduntil::text AS expires, current_database()::text AS database
     FROM pg_roles r WHERE r.rolname = current_user`,
  );
  if (role === undefined) return {};
  const schemas = await session.rows<{ schema: string; rights: string[]; tables: string }>(
    `SELECT table_schema::text AS schema, array_agg(DISTINCT lower(privilege_type::text)) AS rights,
       count(DISTINCT table_name)::text AS tables
     FROM information_schema.table_privileges
     WHERE grantee IN (SELECT role_name FROM information_schema.enabled_roles)
       AND table_schema NOT IN ('pg_catalog', 'information_schema')
     GROUP BY table_schema ORDER BY table_schema LIMIT 20`,
  );
  const reach = schemas.map(({ schema, rights, tables }) => `${schema} (${tables} tables: ${rights.join(' ')})`);
  return {
    ...named('scopes', role.rights),
    ...named('groups', role.groups),
    resources: [`database ${role.database}`, ...reach].join(', '),
    ...(role.expires === null ? {} : { expires: role.expires }),
  };
}

function named(name: string, texts: readonly string[]): Readonly<Record<string, string>> {
  return texts.length === 0 ? {} : { [name]: texts.join(', ') };
}
