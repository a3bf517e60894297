/** The accounts of the fake: what ALTER USER makes of one, by the rules of the manual, and which one a client gets. */
import type { AccountName } from './cursor.js';
import { isLike } from './functions.js';
import type { AccountOptions, Limits } from './options.js';
import { checkedSum, knownPlugin, NATIVE, sumOf, type Plugin } from './passwords.js';
import { Refusal } from './refusal.js';
import type { Rights } from './rights.js';
import type { AccountChange, Identification } from './statements.js';

export interface Account extends AccountName {
  readonly plugin: Plugin;
  /** Sums of passwords; the empty one stands for none. */
  readonly current: string;
  readonly retained: string | undefined;
  readonly isLocked: boolean;
  readonly isExpired: boolean;
  readonly lifetime: number | null;
  readonly limits: Limits;
  /** A person's comment and attributes. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly rights: Rights;
}

export function keyOf({ user, host }: AccountName): string {
  return `${user}@${host}`;
}

/** As messages show it. */
export function quoted({ user, host }: AccountName): string {
  return `'${user}'@'${host}'`;
}

/** As SHOW GRANTS and SHOW CREATE USER write it. */
export function ticked({ user, host }: AccountName): string {
  return `\`${user}\`@\`${host}\``;
}

export function newAccount(name: AccountName, rights: Rights = new Map()): Account {
  return {
    ...name,
    plugin: NATIVE,
    current: '',
    retained: undefined,
    isLocked: false,
    isExpired: false,
    lifetime: null,
    limits: {},
    metadata: {},
    rights,
  };
}

/** The account after this change; refuses what the server refuses, and leaves `account` as it was. */
export function changed(
  account: Account,
  { identified, discardsOld }: Pick<AccountChange, 'identified' | 'discardsOld'>,
  options: AccountOptions,
): Account {
  const after = identified === undefined ? account : withPassword(account, identified);
  return withOptions(discardsOld ? { ...after, retained: undefined } : after, options);
}

function withPassword(account: Account, identified: Identification): Account {
  const plugin = identified.plugin === undefined ? account.plugin : knownPlugin(identified.plugin);
  const sum =
    identified.hash === undefined ? sumOf(identified.password ?? '', plugin) : checkedSum(identified.hash, plugin);
  const changesPlugin = plugin !== account.plugin;
  if (identified.retainsCurrent) checkRetained(account, sum, changesPlugin);
  return {
    ...account,
    plugin,
    current: sum,
    retained: retainedAfter(account, sum, changesPlugin, identified.retainsCurrent),
    // A plugin alone leaves no password that anybody knows: it has to be set first.
    isExpired: identified.password === undefined && identified.hash === undefined,
  };
}

function checkRetained(account: Account, sum: string, changesPlugin: boolean): void {
  const refused = (errno: number, what: string, why: string): Refusal =>
    new Refusal(errno, `${what} password can not be retained ${why}`);
  const forUser = `for user ${quoted(account)}`;
  if (changesPlugin) {
    throw refused(3894, 'Current', `${forUser} because authentication plugin is being changed.`);
  }
  if (account.current === '') throw refused(3878, 'Empty', `as second password ${forUser}.`);
  if (sum === '') throw refused(3895, 'Current', `${forUser} because new password is empty.`);
}

/** One more password at most: retaining again drops the older one. Without a new current one there is none to retain. */
function retainedAfter(
  account: Account,
  sum: string,
  changesPlugin: boolean,
  retainsCurrent: boolean,
): string | undefined {
  if (changesPlugin || sum === '') return undefined;
  return retainsCurrent ? account.current : account.retained;
}

function withOptions(account: Account, options: AccountOptions): Account {
  const metadata = Object.entries({ ...account.metadata, ...options.metadata }).filter(([, value]) => value !== null);
  return {
    ...account,
    isLocked: options.isLocked ?? account.isLocked,
    isExpired: options.isExpired ?? account.isExpired,
    lifetime: options.lifetime === undefined ? account.lifetime : options.lifetime,
    limits: { ...account.limits, ...options.limits },
    metadata: Object.fromEntries(metadata),
  };
}

/** The account that a client from this address gets: the one with the most specific host, whatever its password. */
export function accountFor(accounts: ReadonlyMap<string, Account>, user: string, address: string): Account | undefined {
  return [...accounts.values()]
    .filter((account) => account.user === user && isLike(address, account.host))
    .toSorted((one, other) => specificity(other.host) - specificity(one.host))[0];
}

/** The later the first wildcard, the more specific. */
function specificity(host: string): number {
  const at = host.search(/[%_]/);
  return at === -1 ? Infinity : at;
}

/** The column `User_attributes`; null where there is nothing to say. */
export function attributesOf({ retained, metadata }: Account): object | null {
  const attributes = {
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(retained !== undefined && { additional_password: retained }),
  };
  return Object.keys(attributes).length > 0 ? attributes : null;
}
