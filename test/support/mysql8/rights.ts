/** Who may do what: the rights of an account by scope, and how SHOW GRANTS writes them. */
import { Refusal, syntaxError } from './refusal.js';
import type { Right } from './statements.js';

/** In the order in which the server writes them. */
const STATIC = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'CREATE',
  'DROP',
  'RELOAD',
  'SHUTDOWN',
  'PROCESS',
  'FILE',
  'REFERENCES',
  'INDEX',
  'ALTER',
  'SHOW DATABASES',
  'SUPER',
  'CREATE TEMPORARY TABLES',
  'LOCK TABLES',
  'EXECUTE',
  'REPLICATION SLAVE',
  'REPLICATION CLIENT',
  'CREATE VIEW',
  'SHOW VIEW',
  'CREATE ROUTINE',
  'ALTER ROUTINE',
  'CREATE USER',
  'EVENT',
  'TRIGGER',
  'CREATE TABLESPACE',
  'CREATE ROLE',
  'DROP ROLE',
];
const DYNAMIC = [
  'APPLICATION_PASSWORD_ADMIN',
  'BACKUP_ADMIN',
  'CONNECTION_ADMIN',
  'ROLE_ADMIN',
  'SESSION_VARIABLES_ADMIN',
  'SYSTEM_USER',
  'SYSTEM_VARIABLES_ADMIN',
];
const ONLY_GLOBAL = new Set(
  [
    ['RELOAD', 'SHUTDOWN', 'PROCESS', 'FILE', 'SHOW DATABASES', 'SUPER', 'REPLICATION SLAVE', 'REPLICATION CLIENT'],
    ['CREATE USER', 'CREATE TABLESPACE', 'CREATE ROLE', 'DROP ROLE'],
  ].flat(),
);

/** By scope (`*.*`, `orders.*`, `mysql.user`), by right, its columns; empty where it is the whole of the scope. */
export type Rights = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

export const ALL_RIGHTS: Rights = granted(new Map(), '*.*', [{ name: 'ALL PRIVILEGES', columns: [] }], true);

export function granted(rights: Rights, scope: string, added: readonly Right[], withGrantOption: boolean): Rights {
  const here = new Map(rights.get(scope));
  for (const { name, columns } of spelledOut(added, scope)) {
    const before = here.get(name);
    const isWhole = columns.length === 0 || before?.size === 0;
    here.set(name, new Set(isWhole ? [] : [...(before ?? []), ...columns]));
  }
  if (withGrantOption) here.set('GRANT OPTION', new Set());
  return new Map([...rights, [scope, here]]);
}

export function revoked(rights: Rights, scope: string, taken: readonly Right[]): Rights | undefined {
  const here = new Map(rights.get(scope));
  if (here.size === 0) return undefined;
  for (const { name } of spelledOut(taken, scope)) here.delete(name);
  return new Map([...rights, [scope, here]]);
}

export function hasGlobal(rights: Rights, ...anyOf: readonly string[]): boolean {
  return anyOf.some((name) => rights.get('*.*')?.has(name) === true);
}

/** Which columns of a table an account may read: all, none, or these (in lower case). */
export function readable(rights: Rights, schema: string, table: string): 'all' | 'none' | ReadonlySet<string> {
  const found = ['*.*', `${schema}.*`, `${schema}.${table}`].flatMap((scope) => rights.get(scope)?.get('SELECT') ?? []);
  if (found.some((columns) => columns.size === 0)) return 'all';
  return found.length === 0 ? 'none' : new Set(found.flatMap((columns) => [...columns]));
}

/** The global ones, USAGE where there is none. */
export function globalNames(rights: Rights): readonly string[] {
  const found = [...STATIC, ...DYNAMIC].filter((name) => hasGlobal(rights, name));
  return found.length > 0 ? found : ['USAGE'];
}

/** The rows of SHOW GRANTS. */
export function written(rights: Rights, account: string): readonly string[] {
  const lines: string[] = [];
  const scopes = [...rights.keys()].filter((scope) => scope !== '*.*').toSorted();
  for (const scope of ['*.*', ...scopes]) {
    const here = rights.get(scope) ?? new Map<string, ReadonlySet<string>>();
    const option = here.has('GRANT OPTION') ? ' WITH GRANT OPTION' : '';
    const line = (names: readonly string[]): string =>
      `GRANT ${names.join(', ')} ON ${quotedScope(scope)} TO ${account}${option}`;
    const fixed = STATIC.filter((name) => here.has(name)).map((name) => withColumns(name, here.get(name)));
    if (fixed.length > 0 || scope === '*.*') lines.push(line(fixed.length > 0 ? fixed : ['USAGE']));
    const dynamic = DYNAMIC.filter((name) => here.has(name));
    if (dynamic.length > 0) lines.push(line(dynamic));
  }
  return lines;
}

function spelledOut(named: readonly Right[], scope: string): readonly Right[] {
  return named.flatMap(({ name, columns }) => {
    if (name === 'USAGE') return [];
    const isGlobal = scope === '*.*';
    if (name === 'ALL PRIVILEGES') {
      const all = isGlobal ? [...STATIC, ...DYNAMIC] : STATIC.filter((right) => !ONLY_GLOBAL.has(right));
      return all.map((right) => ({ name: right, columns: [] }));
    }
    if (DYNAMIC.includes(name)) {
      if (!isGlobal) throw new Refusal(3619, `Illegal privilege level specified for ${name}`);
    } else if (!STATIC.includes(name) && name !== 'GRANT OPTION') {
      // MariaDB's `CONNECTION ADMIN` is no right here but a mistake of syntax.
      if (name.includes(' ')) throw syntaxError(name);
      throw new Refusal(3929, `Dynamic privilege '${name}' is not registered with the server.`);
    } else if (!isGlobal && ONLY_GLOBAL.has(name)) {
      throw new Refusal(1221, 'Incorrect usage of DB GRANT and GLOBAL PRIVILEGES');
    }
    return [{ name, columns }];
  });
}

function withColumns(name: string, columns: ReadonlySet<string> | undefined): string {
  if (columns === undefined || columns.size === 0) return name;
  return `${name} (${[...columns].map((column) => `\`${column}\``).join(', ')})`;
}

function quotedScope(scope: string): string {
  return scope
    .split('.')
    .map((part) => (part === '*' ? part : `\`${part}\``))
    .join('.');
}
