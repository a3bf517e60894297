/** Reads the statements that change accounts and sessions, and tells which kind any statement is. */
import { Cursor, type NamedAccount } from './cursor.js';
import { readOptions, type AccountOptions } from './options.js';
import { parseSelect, type Select } from './select.js';

export interface Identification {
  readonly plugin: string | undefined;
  /** In clear; undefined where only a plugin or a hash is named. */
  readonly password: string | undefined;
  readonly hash: string | undefined;
  /** After REPLACE: what the user says the current password is. */
  readonly replaced: string | undefined;
  readonly retainsCurrent: boolean;
}

export interface AccountChange {
  readonly account: NamedAccount;
  readonly identified: Identification | undefined;
  readonly discardsOld: boolean;
}

export interface Right {
  /** In upper case. */
  readonly name: string;
  readonly columns: readonly string[];
}

export type Statement =
  | { readonly kind: 'create-user' | 'alter-user'; readonly isLenient: boolean; readonly changes: readonly AccountChange[]; readonly options: AccountOptions } // prettier-ignore
  | { readonly kind: 'drop-user'; readonly isLenient: boolean; readonly accounts: readonly NamedAccount[] }
  | { readonly kind: 'grant' | 'revoke'; readonly rights: readonly Right[]; readonly scope: string; readonly accounts: readonly NamedAccount[]; readonly withGrantOption: boolean } // prettier-ignore
  | { readonly kind: 'kill'; readonly id: number; readonly onlyQuery: boolean }
  | { readonly kind: 'show-grants' | 'show-create-user'; readonly account: NamedAccount }
  | { readonly kind: 'show-processlist' }
  | { readonly kind: 'select'; readonly select: Select }
  | { readonly kind: 'nothing' };

export interface Parsed {
  readonly statement: Statement;
  /** Without passwords. */
  readonly loggable: string;
}

export function parse(sql: string): Parsed {
  const cursor = new Cursor(sql);
  const statement = parseStatement(cursor);
  cursor.end();
  return { statement, loggable: cursor.loggable() };
}

/** Whether it changes something that a rotation could depend on. */
export function isChange({ kind }: Statement): boolean {
  return ['create-user', 'alter-user', 'drop-user', 'grant', 'revoke', 'kill'].includes(kind);
}

function parseStatement(cursor: Cursor): Statement {
  if (cursor.accept('SELECT')) return { kind: 'select', select: parseSelect(cursor) };
  if (cursor.accept('CREATE', 'USER')) return createUser(cursor);
  if (cursor.accept('ALTER', 'USER')) return alterUser(cursor);
  if (cursor.accept('DROP', 'USER')) {
    const isLenient = cursor.accept('IF', 'EXISTS');
    return { kind: 'drop-user', isLenient, accounts: cursor.list(() => cursor.account()) };
  }
  if (cursor.accept('GRANT')) return grant(cursor, 'grant');
  if (cursor.accept('REVOKE')) return grant(cursor, 'revoke');
  if (cursor.accept('KILL')) {
    const onlyQuery = cursor.accept('QUERY');
    if (!onlyQuery) cursor.accept('CONNECTION');
    return { kind: 'kill', id: cursor.number(), onlyQuery };
  }
  if (cursor.accept('SHOW')) return show(cursor);
  if (cursor.accept('SET')) return set(cursor);
  if (cursor.accept('DO')) {
    cursor.need('number');
    return { kind: 'nothing' };
  }
  for (const words of [['FLUSH', 'PRIVILEGES'], ['START', 'TRANSACTION'], ['BEGIN'], ['COMMIT'], ['ROLLBACK']]) {
    if (cursor.accept(...words)) return { kind: 'nothing' };
  }
  throw cursor.fail();
}

function createUser(cursor: Cursor): Statement {
  const isLenient = cursor.accept('IF', 'NOT', 'EXISTS');
  const changes = cursor.list(() => {
    const account = cursor.account();
    return { account, identified: cursor.at('IDENTIFIED') ? identification(cursor) : undefined, discardsOld: false };
  });
  return { kind: 'create-user', isLenient, changes, options: readOptions(cursor) };
}

function alterUser(cursor: Cursor): Statement {
  const isLenient = cursor.accept('IF', 'EXISTS');
  const changes = cursor.list(() => {
    const account = cursor.account();
    if (cursor.accept('DISCARD', 'OLD', 'PASSWORD')) return { account, identified: undefined, discardsOld: true };
    if (!cursor.at('IDENTIFIED')) return { account, identified: undefined, discardsOld: false };
    const identified = identification(cursor);
    const isSet = identified.password !== undefined;
    const replaced = isSet && cursor.accept('REPLACE') ? cursor.secret() : undefined;
    const retainsCurrent = (isSet || identified.hash !== undefined) && cursor.accept('RETAIN', 'CURRENT', 'PASSWORD');
    return { account, identified: { ...identified, replaced, retainsCurrent }, discardsOld: false };
  });
  return { kind: 'alter-user', isLenient, changes, options: readOptions(cursor) };
}

function identification(cursor: Cursor): Identification {
  cursor.expect('IDENTIFIED');
  const plugin = cursor.accept('WITH') ? cursor.need('word', 'quoted', 'text') : undefined;
  // Without WITH a hash can't be given: `IDENTIFIED BY PASSWORD` is MariaDB's and was MySQL 5's.
  const hash = plugin !== undefined && cursor.accept('AS') ? cursor.secret('hex') : undefined;
  const password = hash === undefined && cursor.accept('BY') ? cursor.secret() : undefined;
  if (plugin === undefined && password === undefined) throw cursor.fail();
  return { plugin, password, hash, replaced: undefined, retainsCurrent: false };
}

function grant(cursor: Cursor, kind: 'grant' | 'revoke'): Statement {
  const rights = cursor.list(() => right(cursor));
  cursor.expect('ON');
  cursor.accept('TABLE');
  const scope = scopeOf(cursor);
  cursor.expect(kind === 'grant' ? 'TO' : 'FROM');
  const accounts = cursor.list(() => cursor.account());
  const withGrantOption = kind === 'grant' && cursor.accept('WITH', 'GRANT', 'OPTION');
  return { kind, rights, scope, accounts, withGrantOption };
}

function right(cursor: Cursor): Right {
  const words = [cursor.need('word').toUpperCase()];
  while (!cursor.at('ON') && !cursor.at(',') && !cursor.at('(')) words.push(cursor.need('word').toUpperCase());
  const name = words.join(' ');
  if (!cursor.accept('(')) return { name: name === 'ALL' ? 'ALL PRIVILEGES' : name, columns: [] };
  const columns = cursor.list(() => cursor.name().toLowerCase());
  cursor.expect(')');
  return { name, columns };
}

/** `*.*`, `orders.*` or `mysql.user`. */
function scopeOf(cursor: Cursor): string {
  const schema = cursor.accept('*') ? '*' : cursor.name();
  cursor.expect('.');
  const table = cursor.accept('*') ? '*' : cursor.name();
  if (schema === '*' && table !== '*') throw cursor.fail();
  return `${schema}.${table}`;
}

function show(cursor: Cursor): Statement {
  if (cursor.accept('GRANTS')) {
    return { kind: 'show-grants', account: cursor.accept('FOR') ? cursor.account() : 'self' };
  }
  if (cursor.accept('CREATE', 'USER')) return { kind: 'show-create-user', account: cursor.account() };
  cursor.accept('FULL');
  cursor.expect('PROCESSLIST');
  return { kind: 'show-processlist' };
}

/** `SET PASSWORD` is an ALTER USER in other words; variables of a session are set and forgotten. */
function set(cursor: Cursor): Statement {
  if (cursor.accept('PASSWORD')) {
    const account = cursor.accept('FOR') ? cursor.account() : 'self';
    cursor.expect('=');
    const password = cursor.secret();
    const replaced = cursor.accept('REPLACE') ? cursor.secret() : undefined;
    const retainsCurrent = cursor.accept('RETAIN', 'CURRENT', 'PASSWORD');
    const identified = { plugin: undefined, password, hash: undefined, replaced, retainsCurrent };
    const changes = [{ account, identified, discardsOld: false }];
    return { kind: 'alter-user', isLenient: false, changes, options: {} };
  }
  if (cursor.accept('NAMES')) {
    cursor.need('word', 'text');
    if (cursor.accept('COLLATE')) cursor.need('word', 'text');
    return { kind: 'nothing' };
  }
  cursor.list(() => {
    if (!cursor.accept('SESSION')) cursor.accept('LOCAL');
    cursor.need('word', 'variable');
    cursor.expect('=');
    return cursor.need('word', 'text', 'number', 'variable');
  });
  return { kind: 'nothing' };
}
