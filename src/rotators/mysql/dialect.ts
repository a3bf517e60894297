// What differs between the servers that speak this protocol; everything else of the rotator is the same for both.
import type { SecretValue } from '../../core/secret-value.js';
import type { OrderName } from '../rotator.js';
import type { Account, Change } from './methods.js';
import type { Session } from './session.js';

export interface Dialect {
  /**
   * Rights on all databases, each by the names it goes by: to change accounts, to see sessions and to end them. Without
   * one of them a rotation would stop half-way.
   */
  readonly rights: readonly (readonly string[])[];
  /** For a session of ours: in statements a backslash escapes, and none waits for ever. */
  readonly sessionSettings: string;
  /** All accounts of that user name; a role is none. */
  readAccounts(session: Session, user: string): Promise<readonly Account[]>;
  /** Why this account's password can't be replaced in that order; undefined where it can. */
  obstacle(account: Account, leaked: SecretValue, order: OrderName): string | undefined;
  /**
   * Statements, one after another, that give accounts their methods and leave limits, TLS, locks and rights as they are.
   * A stop between two of them locks nobody out who shall get in. Fails with `conflict` where there is no room.
   */
  statements(changes: readonly Change[]): readonly string[];
  /** The steps of an overlap in the server's own words; never a value. */
  words(accounts: string): { readonly beside: string; readonly without: string; readonly instead: string };
  /** What a person should know of this server before approving. */
  notes(accounts: readonly Account[]): readonly string[];
}

/** Text in a statement, in the mode that our sessions set: a backslash escapes. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

export function nameOf({ user, host }: Pick<Account, 'user' | 'host'>): string {
  return `${quoted(user)}@${quoted(host)}`;
}

/** The JSON in a column, which a driver may have read already. */
export function jsonOf(value: unknown): unknown {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  } catch {
    return undefined;
  }
}
