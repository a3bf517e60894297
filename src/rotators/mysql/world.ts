import { attribute } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { AdminLogin } from '../../core/login-url.js';
import type { Clock } from '../../platform/clock.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import type { Dialect } from './dialect.js';
import { mariadb } from './mariadb.js';
import { mysql8 } from './mysql8.js';
import { textOf, withAdmin, type MysqlServerAddress, type Session } from './session.js';

export interface MysqlSettings extends MysqlServerAddress {
  /** The administrator's account; may be left out when the admin credential is a URL that names it. */
  readonly adminUser?: string;
}

/** What every part of this rotator works with: one server, one administrator, the time. */
export interface MysqlWorld {
  readonly address: MysqlServerAddress;
  readonly admin: AdminLogin;
  readonly clock: Clock;
}

/** An administrator's session, and how its server is spoken to. */
export interface AdminSession extends Session {
  readonly dialect: Dialect;
}

/** Fails with `unsupported` where the server is neither of the two. */
export function asAdmin<T>(
  world: MysqlWorld,
  ctx: RotationContext,
  work: (session: AdminSession) => Promise<T>,
): Promise<T> {
  return withAdmin(world.address, ctx, world.admin, async (session) => {
    const [row] = await session.rows('SELECT VERSION() AS version');
    const dialect = dialectOf(textOf(row?.['version']));
    await session.rows(dialect.sessionSettings);
    return work({ ...session, dialect });
  });
}

/** Passwords beside each other came with MariaDB 10.4 and, two at a time, with MySQL 8.0.14. */
function dialectOf(version: string): Dialect {
  const [, major = '0', minor = '0', patch = '0'] = /^(?:5\.5\.5-)?([0-9]+)\.([0-9]+)\.([0-9]+)/.exec(version) ?? [];
  const number = 1_000_000 * Number(major) + 1000 * Number(minor) + Number(patch);
  if (/MariaDB/i.test(version)) {
    if (number >= 10_004_000) return mariadb;
  } else if (number >= 8_000_014) {
    return mysql8;
  }
  const what = `version ${version}: is neither MariaDB 10.4 nor MySQL 8.0.14 nor later`;
  throw new AppError('unsupported', `mysql: looking at the server: ${what}`, {
    hint: 'replace this password by hand: unleak has not been tried with other servers',
  });
}

/** The leaked login. Only its user and its secret count: where to connect is the configuration's business. */
export function leakedLogin(plan: Pick<SuccessorPlan, 'current'>): AdminLogin {
  return { user: attribute(plan.current, 'user'), password: plan.current.secret };
}
