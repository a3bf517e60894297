import { AppError } from '../../core/errors.js';
import type { Credential } from '../../core/credential.js';
import { SecretValue } from '../../core/secret-value.js';
import type { OrderName, ProviderSnapshot, RotationContext } from '../rotator.js';
import { originalOf } from './change.js';
import type { Dialect } from './dialect.js';
import { keepsUnknownPassword, takes, type Account, type Method } from './methods.js';
import { asAdmin, leakedLogin, type AdminSession, type MysqlWorld } from './world.js';

const ORDERS = ['overlap', 'in-place'] as const satisfies readonly OrderName[];

export function takeSnapshot(world: MysqlWorld, ctx: RotationContext, current: Credential): Promise<ProviderSnapshot> {
  const { user } = leakedLogin({ current });
  return asAdmin(world, ctx, async (session) => {
    const accounts = await session.dialect.readAccounts(session, user);
    if (accounts.length === 0) {
      throw new AppError('not-found', `mysql: looking at the account: ${user}: the server has no such user`, {
        hint: "check that 'match' and 'rotator' of this credential name the right server",
      });
    }
    const having = accounts.filter((account) => takes(account, current.secret));
    const admin = await readAdmin(session);
    const reason = reasonAgainst(session.dialect, admin, user, accounts, having);
    const impossible = Object.fromEntries(
      ORDERS.flatMap((order) => {
        const why = reason ?? firstObstacle(session.dialect, having, current.secret, order);
        return why === undefined ? [] : [[order, why]];
      }),
    ) as ProviderSnapshot['impossible'];
    return {
      facts: {
        user,
        hosts: having.map(({ host }) => host),
        otherHosts: accounts.filter((account) => !having.includes(account)).map(({ host }) => host),
        admin: admin.user,
        serverVersion: admin.version,
      },
      secrets: Object.fromEntries(having.map(({ host, methods }) => [originalOf(host), sealable(methods)])),
      orders: ORDERS.filter((order) => impossible[order] === undefined),
      impossible,
      deleteOld: false,
      notes: [...notesOn(user, accounts, having), ...session.dialect.notes(having)],
      effects: effectsOn(session.dialect, user, having),
    };
  });
}

function sealable(methods: readonly Method[]): SecretValue {
  return new SecretValue(JSON.stringify(methods));
}

interface AdminFacts {
  readonly user: string;
  readonly version: string;
  /** Of the account itself; what a role adds is not listed under its name. */
  readonly privileges: ReadonlySet<string>;
  readonly hasRoles: boolean;
}

async function readAdmin(session: AdminSession): Promise<AdminFacts> {
  const [row] = await session.rows('SELECT CURRENT_USER() AS account, VERSION() AS version, CURRENT_ROLE() AS role');
  const account = String(row?.['account']);
  const at = account.lastIndexOf('@');
  const [user, host] = [account.slice(0, at), account.slice(at + 1)];
  const rows = await session.rows(
    'SELECT PRIVILEGE_TYPE AS privilege FROM information_schema.USER_PRIVILEGES WHERE GRANTEE = ?',
    [`'${user}'@'${host}'`],
  );
  return {
    user,
    version: String(row?.['version']),
    privileges: new Set(rows.map(({ privilege }) => String(privilege))),
    // MariaDB says NULL where there is none, MySQL says NONE.
    hasRoles: row?.['role'] !== null && row?.['role'] !== 'NONE',
  };
}

function reasonAgainst(
  { rights }: Dialect,
  admin: AdminFacts,
  user: string,
  accounts: readonly Account[],
  having: readonly Account[],
): string | undefined {
  if (admin.user === user)
    return `the administrator is the leaked user ${user} itself: its own change would lock it out`;
  const missing = rights.filter((names) => !names.some((name) => admin.privileges.has(name))).map(([name]) => name);
  if (missing.length > 0 && !admin.hasRoles) return `${admin.user} needs GRANT ${missing.join(', ')} ON *.*`;
  if (having.length === 0 && accounts.some(keepsUnknownPassword)) {
    return `the password of ${user} is kept by a plugin whose sums unleak can't compare: ${listOf(accounts.filter(keepsUnknownPassword))}`;
  }
  return undefined;
}

function firstObstacle(
  dialect: Dialect,
  having: readonly Account[],
  leaked: SecretValue,
  order: OrderName,
): string | undefined {
  return having.map((account) => dialect.obstacle(account, leaked, order)).find((reason) => reason !== undefined);
}

function notesOn(user: string, accounts: readonly Account[], having: readonly Account[]): readonly string[] {
  const others = accounts.filter((account) => !having.includes(account));
  const locked = having.filter(({ isLocked }) => isLocked);
  return [
    ...(others.length === 0 ? [] : [`left as they are, with another password: ${listOf(others)}`]),
    ...(locked.length === 0 ? [] : [`locked: ${listOf(locked)}: no password opens a session now`]),
    `overlap: all sessions of ${user} that began before the old password is taken away will end: the server does not say with which password`,
    'in-place: logins with the old password fail from the change until the application has the new one',
    'a cluster: sessions at other nodes are not seen from here and stay until they end',
  ];
}

function listOf(accounts: readonly Account[]): string {
  return accounts.map(({ user, host }) => `${user}@${host}`).join(', ');
}

/** The steps in the server's own words; never a value. */
function effectsOn(dialect: Dialect, user: string, having: readonly Account[]): ProviderSnapshot['effects'] {
  const { beside, without, instead } = dialect.words(listOf(having));
  return {
    overlap: {
      issue: beside,
      disable: without,
      endSessions: `KILL CONNECTION of every session of ${user} from before that`,
    },
    'in-place': {
      issue: instead,
      disable: `nothing more: the old password of ${user} was replaced`,
      endSessions: `KILL CONNECTION of the sessions of ${user} that began with the old password`,
    },
  };
}
