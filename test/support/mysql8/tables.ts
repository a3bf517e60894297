/** The tables that a SELECT can read: the accounts and who is connected. */
import { attributesOf, quoted, type Account } from './accounts.js';
import { Refusal } from './refusal.js';
import { globalNames, hasGlobal } from './rights.js';
import type { Table, TableName } from './select.js';
import type { Column, Row } from './values.js';

export interface Thread {
  readonly id: number;
  readonly user: string;
  readonly address: string;
  readonly port: number;
  readonly schema: string | null;
  /** Undefined while it waits for the next one. */
  readonly statement: string | undefined;
  /** Since it does what it does now. */
  readonly seconds: number;
}

const text = (name: string, isBinary = false): Column => ({ name, type: 'text', isBinary });
const number = (name: string): Column => ({ name, type: 'number' });

const USER_COLUMNS: readonly Column[] = [
  text('Host'),
  text('User', true),
  text('plugin', true),
  text('authentication_string', true),
  text('password_expired'),
  number('password_lifetime'),
  text('account_locked'),
  number('max_questions'),
  number('max_updates'),
  number('max_connections'),
  number('max_user_connections'),
  { name: 'User_attributes', type: 'json' },
];

const PROCESSLIST_COLUMNS: readonly Column[] = [
  number('ID'),
  text('USER'),
  text('HOST'),
  text('DB'),
  text('COMMAND'),
  number('TIME'),
  text('STATE'),
  text('INFO'),
];

const THREAD_COLUMNS: readonly Column[] = [
  number('THREAD_ID'),
  text('NAME'),
  text('TYPE'),
  number('PROCESSLIST_ID'),
  text('PROCESSLIST_USER'),
  text('PROCESSLIST_HOST'),
  text('PROCESSLIST_DB'),
  text('PROCESSLIST_COMMAND'),
  number('PROCESSLIST_TIME'),
  text('PROCESSLIST_INFO'),
  text('CONNECTION_TYPE'),
];

const PRIVILEGE_COLUMNS: readonly Column[] = [
  text('GRANTEE'),
  text('TABLE_CATALOG'),
  text('PRIVILEGE_TYPE'),
  text('IS_GRANTABLE'),
];

export type KnownTable = 'mysql.user' | 'information_schema.user_privileges' | 'information_schema.processlist' | 'performance_schema.processlist' | 'performance_schema.threads'; // prettier-ignore

/** Only information_schema is found under any spelling. */
export function knownTable({ schema, table }: TableName): KnownTable {
  if (schema === undefined) throw new Refusal(1046, 'No database selected');
  const name = `${schema}.${table}`;
  const folded = schema.toLowerCase() === 'information_schema' ? name.toLowerCase() : name;
  switch (folded) {
    case 'mysql.user':
    case 'information_schema.user_privileges':
    case 'information_schema.processlist':
    case 'performance_schema.processlist':
    case 'performance_schema.threads':
      return folded;
    default:
      throw new Refusal(1146, `Table '${name}' doesn't exist`);
  }
}

export function userTable(accounts: Iterable<Account>): Table {
  const rows = [...accounts].map((account): Row => {
    const { limits } = account;
    return {
      Host: account.host,
      User: account.user,
      plugin: account.plugin,
      authentication_string: account.current,
      password_expired: account.isExpired ? 'Y' : 'N',
      password_lifetime: account.lifetime,
      account_locked: account.isLocked ? 'Y' : 'N',
      max_questions: limits.MAX_QUERIES_PER_HOUR ?? 0,
      max_updates: limits.MAX_UPDATES_PER_HOUR ?? 0,
      max_connections: limits.MAX_CONNECTIONS_PER_HOUR ?? 0,
      max_user_connections: limits.MAX_USER_CONNECTIONS ?? 0,
      User_attributes: attributesOf(account),
    };
  });
  return { columns: USER_COLUMNS, rows };
}

export function privilegesTable(accounts: Iterable<Account>): Table {
  const rows = [...accounts].flatMap((account) =>
    globalNames(account.rights).map((name): Row => ({
      GRANTEE: quoted(account),
      TABLE_CATALOG: 'def',
      PRIVILEGE_TYPE: name,
      IS_GRANTABLE: hasGlobal(account.rights, 'GRANT OPTION') ? 'YES' : 'NO',
    })),
  );
  return { columns: PRIVILEGE_COLUMNS, rows, namesItsColumns: true };
}

export function processlistTable(threads: readonly Thread[]): Table {
  const rows = threads.map((thread): Row => ({
    ID: thread.id,
    USER: thread.user,
    HOST: `${thread.address}:${String(thread.port)}`,
    DB: thread.schema,
    COMMAND: thread.statement === undefined ? 'Sleep' : 'Query',
    TIME: thread.seconds,
    STATE: thread.statement === undefined ? '' : 'executing',
    INFO: thread.statement ?? null,
  }));
  return { columns: PROCESSLIST_COLUMNS, rows, namesItsColumns: true };
}

export function threadsTable(threads: readonly Thread[]): Table {
  const background: Row = { THREAD_ID: 1, NAME: 'thread/sql/main', TYPE: 'BACKGROUND' };
  const rows = threads.map((thread): Row => ({
    THREAD_ID: thread.id + 40,
    NAME: 'thread/sql/one_connection',
    TYPE: 'FOREGROUND',
    PROCESSLIST_ID: thread.id,
    PROCESSLIST_USER: thread.user,
    PROCESSLIST_HOST: thread.address,
    PROCESSLIST_DB: thread.schema,
    PROCESSLIST_COMMAND: thread.statement === undefined ? 'Sleep' : 'Query',
    PROCESSLIST_TIME: thread.seconds,
    PROCESSLIST_INFO: thread.statement ?? null,
    CONNECTION_TYPE: 'TCP/IP',
  }));
  return { columns: THREAD_COLUMNS, rows: [background, ...rows] };
}
