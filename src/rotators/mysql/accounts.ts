// Accounts as MariaDB keeps them: a user name has one for each host that it may come from, and each of them takes one or
// several ways to log in beside each other. A password is one of those ways.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Session } from './session.js';

/** One way to log in: a plugin and what it compares with. */
export interface Method {
  readonly plugin: string;
  readonly authentication: string;
}

export interface Account {
  readonly user: string;
  readonly host: string;
  readonly isLocked: boolean;
  /** In the order in which the server offers them. */
  readonly methods: readonly Method[];
}

const NATIVE = 'mysql_native_password';
/** Ways to log in that take no password, so that a leaked one can't be theirs. */
const WITHOUT_PASSWORD: ReadonlySet<string> = new Set(['unix_socket', 'auth_socket', 'gssapi']);

/** What the server itself writes where no password shall ever fit. */
const NOBODY: Method = { plugin: NATIVE, authentication: 'invalid' };

const methodSchema = z.looseObject({ plugin: z.string().optional(), authentication_string: z.string().optional() });
const privilegesSchema = methodSchema.extend({
  is_role: z.boolean().optional(),
  account_locked: z.boolean().optional(),
  auth_or: z.array(methodSchema).optional(),
});

/** All accounts of that user name; a role is none. */
export async function readAccounts(session: Session, user: string): Promise<readonly Account[]> {
  const rows = await session.rows(
    'SELECT User AS user, Host AS host, CAST(Priv AS CHAR) AS privileges FROM mysql.global_priv WHERE User = ? ORDER BY Host',
    [user],
  );
  return rows.flatMap((row) => accountOf(String(row['user']), String(row['host']), row['privileges']));
}

/** The account in a row of `mysql.global_priv`; none where it is a role. */
export function accountOf(user: string, host: string, text: unknown): readonly Account[] {
  const read = privilegesSchema.safeParse(jsonOf(text));
  if (!read.success) {
    throw new AppError('provider-refused', `mysql: reading the account: ${user}@${host}: not in a form that is known`);
  }
  const { is_role: isRole, account_locked: isLocked = false, auth_or: either, ...own } = read.data;
  if (isRole === true) return [];
  // Where there are several, the empty one stands for the one outside the list.
  const several = either?.map((entry) => (entry.plugin === undefined ? own : entry)) ?? [own];
  const methods = several.map(({ plugin, authentication_string: authentication = '' }) => ({
    plugin: plugin === undefined || plugin === '' ? NATIVE : plugin,
    authentication,
  }));
  return [{ user, host, isLocked, methods }];
}

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : text;
  } catch {
    return undefined;
  }
}

/** The way to log in with this password. The server could not tell it from one that it made itself. */
export function passwordMethod(password: SecretValue): Method {
  const once = createHash('sha1').update(password.reveal(), 'utf8').digest();
  const twice = createHash('sha1').update(once).digest('hex').toUpperCase();
  return { plugin: NATIVE, authentication: `*${twice}` };
}

export function takes(account: Account, method: Method): boolean {
  return account.methods.some((one) => isSame(one, method));
}

/** Nobody gets in with a password: an emergency took the last one away. */
export function takesNobody(account: Account): boolean {
  return takes(account, NOBODY);
}

/** Whether the account keeps a password in a form that we can not compare with. */
export function keepsUnknownPassword({ methods }: Account): boolean {
  return methods.some(({ plugin }) => plugin !== NATIVE && !WITHOUT_PASSWORD.has(plugin));
}

/** The methods with `added` at the end; it takes the place of `nobody`. */
export function withMethod(methods: readonly Method[], added: Method): readonly Method[] {
  return [...methods.filter((one) => !isSame(one, NOBODY) && !isSame(one, added)), added];
}

/** The methods without `removed`; where no password is left, none will ever fit. */
export function withoutMethod(methods: readonly Method[], removed: Method): readonly Method[] {
  const left = methods.filter((one) => !isSame(one, removed));
  return left.some(({ plugin }) => plugin === NATIVE) ? left : [...left, NOBODY];
}

function isSame(one: Method, other: Method): boolean {
  return one.plugin === other.plugin && one.authentication.toUpperCase() === other.authentication.toUpperCase();
}

/** One statement that gives accounts their methods and leaves limits, TLS, locks and rights as they are. */
export function alterStatement(changes: readonly { readonly account: Account; readonly methods: readonly Method[] }[]) {
  const parts = changes.map(({ account, methods }) => {
    const either = methods.map(({ plugin, authentication }) => {
      const using = authentication === '' ? '' : ` USING ${quoted(authentication)}`;
      return `${quoted(plugin)}${using}`;
    });
    return `${quoted(account.user)}@${quoted(account.host)} IDENTIFIED VIA ${either.join(' OR ')}`;
  });
  return `ALTER USER ${parts.join(', ')}`;
}

/** Text in a statement, in the mode that our sessions set: a backslash escapes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
