/** Does what statements say to the accounts and the sessions, as the session's own rights allow. */
import { changed, keyOf, newAccount, quoted, ticked, type Account } from './accounts.js';
import type { AccountName, NamedAccount } from './cursor.js';
import type { AccountOptions } from './options.js';
import { fitsSum } from './passwords.js';
import { cannotUser, lacksPrivilege, Refusal } from './refusal.js';
import { granted, hasGlobal, readable, revoked, written, type Rights } from './rights.js';
import { runSelect, type ResultSet, type Table, type TableName } from './select.js';
import { creationOf, shownProcesses } from './show.js';
import type { AccountChange, Statement } from './statements.js';
import { knownTable, privilegesTable, processlistTable, threadsTable, userTable, type Thread } from './tables.js';
import type { Environment } from './values.js';

export interface Session extends Thread {
  /** Whose rights it has. */
  readonly account: AccountName;
  /** Ends it; the one that asks first gets its answer. */
  kill(): void;
}

export type Outcome = ResultSet | { readonly affectedRows: number };

export class Engine {
  readonly accounts = new Map<string, Account>();
  readonly #sessions: () => readonly Session[];
  readonly #variables: Environment['variables'];

  constructor(sessions: () => readonly Session[], variables: Environment['variables']) {
    this.#sessions = sessions;
    this.#variables = variables;
  }

  run(statement: Statement, session: Session): Outcome {
    switch (statement.kind) {
      case 'nothing':
        return { affectedRows: 0 };
      case 'select':
        return runSelect(statement.select, this.#environment(session), (name, columns) =>
          this.#open(session, name, columns),
        );
      case 'create-user':
        return this.#createUser(session, statement);
      case 'alter-user':
        return this.#alterUser(session, statement);
      case 'drop-user':
        return this.#dropUser(session, statement);
      case 'grant':
      case 'revoke':
        return this.#grant(session, statement);
      case 'kill':
        return this.#kill(session, statement);
      case 'show-grants':
        return this.#showGrants(session, statement.account);
      case 'show-create-user':
        return this.#showCreateUser(session, statement.account);
      case 'show-processlist':
        return shownProcesses(processlistTable(this.#visible(session)));
    }
  }

  #rights({ account }: Session): Rights {
    return this.accounts.get(keyOf(account))?.rights ?? new Map();
  }

  #environment(session: Session): Environment {
    return {
      user: `${session.user}@${session.address}`,
      currentUser: keyOf(session.account),
      connectionId: session.id,
      schema: session.schema,
      variables: this.#variables,
    };
  }

  #open(session: Session, name: TableName, columnsRead: (table: Table) => readonly string[]): Table {
    const known = knownTable(name);
    if (known === 'information_schema.processlist' || known === 'performance_schema.processlist') {
      return processlistTable(this.#visible(session));
    }
    if (known === 'information_schema.user_privileges') return privilegesTable(this.#shown(session));
    const table = known === 'mysql.user' ? userTable(this.accounts.values()) : threadsTable(this.#sessions());
    const [schema, short] = known.split('.') as [string, string];
    const mayRead = readable(this.#rights(session), schema, short);
    if (mayRead === 'all') return table;
    const denied = `SELECT command denied to user ${quoted({ user: session.user, host: session.address })}`;
    if (mayRead === 'none') throw new Refusal(1142, `${denied} for table '${short}'`);
    for (const column of columnsRead(table)) {
      if (!mayRead.has(column.toLowerCase())) {
        throw new Refusal(1143, `${denied} for column '${column}' in table '${short}'`);
      }
    }
    return table;
  }

  /** Whose rights it may see: who reads the system's own schema those of all, else the own. */
  #shown(session: Session): readonly Account[] {
    const seesAll = readable(this.#rights(session), 'mysql', '*') === 'all';
    return [...this.accounts.values()].filter((account) => seesAll || keyOf(account) === keyOf(session.account));
  }

  /** Without PROCESS, only those of the own account. */
  #visible(session: Session): readonly Session[] {
    const seesAll = hasGlobal(this.#rights(session), 'PROCESS');
    return this.#sessions().filter(({ user }) => seesAll || user === session.user);
  }

  #named(named: NamedAccount, session: Session): AccountName {
    return named === 'self' ? session.account : named;
  }

  #createUser(session: Session, statement: Statement & { kind: 'create-user' | 'alter-user' }): Outcome {
    if (!hasGlobal(this.#rights(session), 'CREATE USER')) throw lacksPrivilege('CREATE USER');
    const made: Account[] = [];
    const failed: string[] = [];
    for (const change of statement.changes) {
      const name = this.#named(change.account, session);
      if (!this.accounts.has(keyOf(name))) made.push(createdAccount(name, change, statement.options));
      else if (!statement.isLenient) failed.push(quoted(name));
    }
    if (failed.length > 0) throw cannotUser('CREATE USER', failed);
    for (const account of made) this.accounts.set(keyOf(account), account);
    return { affectedRows: 0 };
  }

  /** All of its accounts or, where one is refused, none. */
  #alterUser(session: Session, statement: Statement & { kind: 'create-user' | 'alter-user' }): Outcome {
    const after: Account[] = [];
    const failed: string[] = [];
    for (const change of statement.changes) {
      const name = this.#named(change.account, session);
      const isBare = Object.keys(statement.options).length === 0;
      this.#checkAlter(session, name, change, isBare);
      const account = this.accounts.get(keyOf(name));
      if (account !== undefined) {
        checkReplaced(account, change, keyOf(name) === keyOf(session.account));
        after.push(changed(account, change, statement.options));
      } else if (!statement.isLenient) failed.push(quoted(name));
    }
    if (failed.length > 0) throw cannotUser('ALTER USER', failed);
    for (const account of after) this.accounts.set(keyOf(account), account);
    return { affectedRows: 0 };
  }

  /** An account may set its own password, but with a second one only with a right of its own. */
  #checkAlter(session: Session, name: AccountName, change: AccountChange, isBare: boolean): void {
    const rights = this.#rights(session);
    this.#checkSystemUser(rights, name);
    if (hasGlobal(rights, 'CREATE USER')) return;
    const isOwn = keyOf(name) === keyOf(session.account);
    const isPassword = (change.identified !== undefined || change.discardsOld) && isBare;
    if (!isOwn || !isPassword) throw lacksPrivilege('CREATE USER');
    const usesSecond = change.discardsOld || change.identified?.retainsCurrent === true;
    if (usesSecond && !hasGlobal(rights, 'APPLICATION_PASSWORD_ADMIN')) {
      throw lacksPrivilege('CREATE USER or APPLICATION_PASSWORD_ADMIN');
    }
  }

  /** An account with SYSTEM_USER is changed only by others with SYSTEM_USER. */
  #checkSystemUser(rights: Rights, name: AccountName): void {
    const target = this.accounts.get(keyOf(name))?.rights;
    if (target !== undefined && hasGlobal(target, 'SYSTEM_USER') && !hasGlobal(rights, 'SYSTEM_USER')) {
      throw lacksPrivilege('SYSTEM_USER');
    }
  }

  /** Sessions of an account that is gone go on. */
  #dropUser(session: Session, statement: Statement & { kind: 'drop-user' }): Outcome {
    const rights = this.#rights(session);
    if (!hasGlobal(rights, 'CREATE USER')) throw lacksPrivilege('CREATE USER');
    const names = statement.accounts.map((named) => this.#named(named, session));
    for (const name of names) this.#checkSystemUser(rights, name);
    const failed = names.filter((name) => !this.accounts.has(keyOf(name)));
    if (failed.length > 0 && !statement.isLenient) throw cannotUser('DROP USER', failed.map(quoted));
    for (const name of names) this.accounts.delete(keyOf(name));
    return { affectedRows: 0 };
  }

  #grant(session: Session, statement: Statement & { kind: 'grant' | 'revoke' }): Outcome {
    const { kind, scope, rights, withGrantOption } = statement;
    if (!hasGlobal(this.#rights(session), 'GRANT OPTION')) {
      const client = quoted({ user: session.user, host: session.address });
      throw new Refusal(1045, `Access denied for user ${client} (using password: YES)`);
    }
    const after = statement.accounts.map((named): Account => {
      const name = this.#named(named, session);
      const account = this.accounts.get(keyOf(name));
      if (account === undefined) {
        if (kind === 'grant') throw new Refusal(1410, 'You are not allowed to create a user with GRANT');
        throw noGrant(name);
      }
      const now = kind === 'grant' ? granted(account.rights, scope, rights, withGrantOption) : revoked(account.rights, scope, rights); // prettier-ignore
      if (now === undefined) throw noGrant(name);
      return { ...account, rights: now };
    });
    for (const account of after) this.accounts.set(keyOf(account), account);
    return { affectedRows: 0 };
  }

  #kill(session: Session, { id, onlyQuery }: Statement & { kind: 'kill' }): Outcome {
    const target = this.#sessions().find((other) => other.id === id);
    if (target === undefined) throw new Refusal(1094, `Unknown thread id: ${String(id)}`);
    const rights = this.#rights(session);
    const isOwn = keyOf(target.account) === keyOf(session.account);
    const isProtected = hasGlobal(this.#rights(target), 'SYSTEM_USER') && !hasGlobal(rights, 'SYSTEM_USER');
    if (!isOwn && (isProtected || !hasGlobal(rights, 'CONNECTION_ADMIN', 'SUPER'))) {
      throw new Refusal(1095, `You are not owner of thread ${String(id)}`);
    }
    if (!onlyQuery) target.kill();
    if (target.id === session.id) throw new Refusal(1317, 'Query execution was interrupted');
    return { affectedRows: 0 };
  }

  #showGrants(session: Session, named: NamedAccount): Outcome {
    const name = this.#named(named, session);
    this.#checkMayShow(session, name);
    const account = this.accounts.get(keyOf(name));
    if (account === undefined) throw noGrant(name);
    const rows = written(account.rights, ticked(name)).map((line) => [line]);
    return { columns: [{ name: `Grants for ${keyOf(name)}`, type: 'text' }], rows };
  }

  #showCreateUser(session: Session, named: NamedAccount): Outcome {
    const name = this.#named(named, session);
    this.#checkMayShow(session, name);
    const account = this.accounts.get(keyOf(name));
    if (account === undefined) throw cannotUser('SHOW CREATE USER', [quoted(name)]);
    return { columns: [{ name: `CREATE USER for ${keyOf(name)}`, type: 'text' }], rows: [[creationOf(account)]] };
  }

  #checkMayShow(session: Session, name: AccountName): void {
    if (keyOf(name) === keyOf(session.account) || readable(this.#rights(session), 'mysql', '*') === 'all') return;
    const client = quoted({ user: session.user, host: session.address });
    throw new Refusal(1044, `Access denied for user ${client} to database 'mysql'`);
  }
}

function createdAccount(name: AccountName, change: AccountChange, options: AccountOptions): Account {
  const account = changed(newAccount(name), change, options);
  return change.identified === undefined ? account : { ...account, isExpired: options.isExpired ?? false };
}

/** REPLACE is for the own password only, and has to name it. */
function checkReplaced(account: Account, { identified }: AccountChange, isOwn: boolean): void {
  if (identified?.replaced === undefined) return;
  if (!isOwn) {
    throw new Refusal(3893, 'Do not specify the current password while changing it for other users.');
  }
  if (!fitsSum(identified.replaced, account.current)) {
    throw new Refusal(3891, 'Incorrect current password. Specify the correct password which has to be replaced.');
  }
}

function noGrant({ user, host }: AccountName): Refusal {
  return new Refusal(1141, `There is no such grant defined for user '${user}' on host '${host}'`);
}
