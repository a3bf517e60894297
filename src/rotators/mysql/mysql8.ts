// MySQL 8.0.14 and later: an account takes its password and one that it retained from before. Both are kept by the same
// plugin. A password is given as its sum: the manual shows RETAIN after BY only, but the server's grammar has it after AS
// too, and that is how the server itself writes such a statement for its replicas.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { OrderName } from '../rotator.js';
import { jsonOf, nameOf, quoted, type Dialect } from './dialect.js';
import { fits, isNobody, isSame, type Account, type Method } from './methods.js';

const attributesSchema = z.looseObject({
  additional_password: z.string().optional(),
  multi_factor_authentication: z.array(z.unknown()).optional(),
});
const rowSchema = z.looseObject({
  user: z.string(),
  host: z.string(),
  plugin: z.string(),
  authentication_string: z.string().nullable(),
  account_locked: z.string(),
});

export const mysql8: Dialect = {
  rights: [['CREATE USER'], ['PROCESS'], ['CONNECTION_ADMIN', 'SUPER']],
  sessionSettings: "SET SESSION sql_mode = '', lock_wait_timeout = 10, max_execution_time = 30000",
  readAccounts: async (session, user) => {
    const rows = await session.rows(
      'SELECT User AS user, Host AS host, plugin AS plugin, authentication_string AS authentication_string, ' +
        'account_locked AS account_locked, User_attributes AS attributes FROM mysql.user WHERE User = ? ORDER BY Host',
      [user],
    );
    return rows.map(accountIn);
  },
  obstacle,
  statements: (changes) => {
    const steps = changes.map(({ account, methods }) =>
      stepsTo(account, methods).map((step) => `${nameOf(account)} ${step}`),
    );
    const count = Math.max(0, ...steps.map(({ length }) => length));
    return Array.from({ length: count }, (_, index) => {
      const parts = steps.flatMap((ofAccount) => ofAccount.slice(index, index + 1));
      return `ALTER USER ${parts.join(', ')}`;
    });
  },
  words: (accounts) => ({
    beside: `ALTER USER ${accounts} IDENTIFIED WITH its plugin AS the new password RETAIN CURRENT PASSWORD`,
    without: `ALTER USER ${accounts} DISCARD OLD PASSWORD`,
    instead: `ALTER USER ${accounts} IDENTIFIED WITH its plugin AS the new password: logins with the old one fail from here on`,
  }),
  notes: () => [
    'an account with FAILED_LOGIN_ATTEMPTS: the proof that the old password is dead counts as one failed login',
  ],
};

/** The account in a row of `mysql.user`; a role is one that nobody's password fits. */
export function accountIn(row: Readonly<Record<string, unknown>>): Account {
  const read = rowSchema.safeParse(row);
  const attributes = attributesSchema.safeParse(jsonOf(row['attributes'] ?? {}));
  if (!read.success || !attributes.success) {
    const name = `${String(row['user'])}@${String(row['host'])}`;
    throw new AppError('provider-refused', `mysql: reading the account: ${name}: not in a form that is known`);
  }
  const { user, host, plugin, authentication_string: primary, account_locked: locked } = read.data;
  const { additional_password: retained, multi_factor_authentication: factors } = attributes.data;
  const sums = [primary ?? '', ...(retained === undefined ? [] : [retained])];
  const methods = sums.map((authentication) => ({ plugin, authentication }));
  return { user, host, isLocked: locked === 'Y', methods, hasFurtherFactors: factors !== undefined };
}

/** A retained password is somebody else's rotation, which has to end first. */
function obstacle(account: Account, leaked: SecretValue, order: OrderName): string | undefined {
  const [primary, retained] = account.methods;
  const name = `${account.user}@${account.host}`;
  if (account.hasFurtherFactors === true) return `${name} asks for more than a password, which unleak can't replace`;
  if (primary === undefined || retained === undefined || isSame(primary, retained)) return undefined;
  if (fits(retained, leaked)) {
    return `${name} has another password already and only retains the leaked one: somebody else's rotation is under way; ALTER USER ... DISCARD OLD PASSWORD ends the leaked one`;
  }
  if (order !== 'overlap' || isNobody(primary)) return undefined;
  return `${name} retains a password beside the leaked one: somebody else's rotation is under way, and a second RETAIN would drop that password`;
}

/**
 * What to do one after another until the account takes exactly these passwords. Where the one that stays is the retained
 * one, it is set as the account's own before the other copy goes: there is no way to drop the first of the two.
 */
function stepsTo(account: Account, target: readonly Method[]): readonly string[] {
  const [primary, retained] = account.methods;
  const wanted = target.filter((method, index) => target.findIndex((other) => isSame(other, method)) === index);
  const missing = wanted.filter((method) => !account.methods.some((has) => isSame(has, method)));
  const [first] = wanted;
  if (wanted.length > 2 || first === undefined || primary === undefined) throw tooMany(account);
  const discard = retained === undefined ? [] : ['DISCARD OLD PASSWORD'];
  if (wanted.length === 1) return [...(isSame(first, primary) ? [] : [setTo(first)]), ...discard];
  const [added, second] = missing;
  if (added === undefined) return [];
  if (second !== undefined) return [setTo(added), `${setTo(second)} ${RETAIN}`];
  return [wanted.some((method) => isSame(method, primary)) ? `${setTo(added)} ${RETAIN}` : setTo(added)];
}

const RETAIN = 'RETAIN CURRENT PASSWORD';

function setTo({ plugin, authentication }: Method): string {
  return `IDENTIFIED WITH ${quoted(plugin)} AS ${quoted(authentication)}`;
}

function tooMany({ user, host }: Account): AppError {
  return new AppError('conflict', `mysql: changing the account: ${user}@${host}: retains another password already`, {
    hint: 'the server keeps two at a time; end the other rotation with ALTER USER ... DISCARD OLD PASSWORD, if it is yours',
  });
}
