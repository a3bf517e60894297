// MariaDB 10.4 and later: an account takes several ways to log in beside each other, as many as one likes.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import { jsonOf, nameOf, quoted, type Dialect } from './dialect.js';
import { NATIVE, type Account, type Change } from './methods.js';

const methodSchema = z.looseObject({ plugin: z.string().optional(), authentication_string: z.string().optional() });
const privilegesSchema = methodSchema.extend({
  is_role: z.boolean().optional(),
  account_locked: z.boolean().optional(),
  auth_or: z.array(methodSchema).optional(),
});

export const mariadb: Dialect = {
  rights: [['CREATE USER'], ['PROCESS'], ['CONNECTION ADMIN', 'SUPER']],
  sessionSettings: "SET SESSION sql_mode = '', lock_wait_timeout = 10, max_statement_time = 30",
  readAccounts: async (session, user) => {
    const rows = await session.rows(
      'SELECT User AS user, Host AS host, CAST(Priv AS CHAR) AS privileges FROM mysql.global_priv WHERE User = ? ORDER BY Host',
      [user],
    );
    return rows.flatMap((row) => accountOf(String(row['user']), String(row['host']), row['privileges']));
  },
  obstacle: () => undefined,
  statements: (changes) => (changes.length === 0 ? [] : [alterStatement(changes)]),
  words: (accounts) => ({
    beside: `ALTER USER ${accounts} IDENTIFIED VIA the old password OR the new one`,
    without: `ALTER USER ${accounts} IDENTIFIED VIA the new password`,
    instead: `ALTER USER ${accounts} IDENTIFIED VIA the new password: logins with the old one fail from here on`,
  }),
  notes: () => [
    'overlap: a client that can not switch its authentication fails with the new password: all of this century can',
  ],
};

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

function alterStatement(changes: readonly Change[]): string {
  const parts = changes.map(({ account, methods }) => {
    const either = methods.map(({ plugin, authentication }) => {
      const using = authentication === '' ? '' : ` USING ${quoted(authentication)}`;
      return `${quoted(plugin)}${using}`;
    });
    return `${nameOf(account)} IDENTIFIED VIA ${either.join(' OR ')}`;
  });
  return `ALTER USER ${parts.join(', ')}`;
}
