import { attribute } from '../../core/credential.js';
import type { AdminLogin } from '../../core/login-url.js';
import type { Clock } from '../../platform/clock.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { withAdmin, type MysqlServerAddress, type Session } from './session.js';

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

export function asAdmin<T>(
  world: MysqlWorld,
  ctx: RotationContext,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return withAdmin(world.address, ctx, world.admin, work);
}

/** The leaked login. Only its user and its secret count: where to connect is the configuration's business. */
export function leakedLogin(plan: Pick<SuccessorPlan, 'current'>): AdminLogin {
  return { user: attribute(plan.current, 'user'), password: plan.current.secret };
}
