import type { AdminLogin } from '../../core/login-url.js';
import type { Clock } from '../../platform/clock.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { withAdmin, type RedisServerAddress, type Session } from './session.js';

export interface RedisSettings extends RedisServerAddress {
  /** The administrator's user; may be left out when the admin credential is a URL that names it. */
  readonly adminUser?: string;
}

/** What every part of this rotator works with: one server, one administrator, the time. */
export interface RedisWorld {
  readonly address: RedisServerAddress;
  readonly admin: AdminLogin;
  readonly clock: Clock;
}

export function asAdmin<T>(
  world: RedisWorld,
  ctx: RotationContext,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return withAdmin(world.address, ctx, world.admin, work);
}

/** The leaked login; a password without a user is that of `default`. Where to connect is the configuration's business. */
export function leakedLogin({ current }: Pick<SuccessorPlan, 'current'>): AdminLogin {
  const user = current.attributes['user'] ?? '';
  return { user: user === '' ? 'default' : user, password: current.secret };
}
