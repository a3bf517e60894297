import { attribute } from '../../core/credential.js';
import { adminLoginFrom } from '../../core/login-url.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import type { Login, PostgresServerAddress, Session } from './session.js';
import { withAdmin } from './session.js';

export interface PostgresSettings extends PostgresServerAddress {
  /** The administrator's role; may be left out when the admin credential is a URL that names it. */
  readonly adminUser?: string;
}

/** What every part of this rotator works with: one server, one administrator, the time. */
export interface PostgresWorld {
  readonly address: PostgresServerAddress;
  readonly admin: Login;
  readonly clock: Clock;
}

/** The administrator's login, from a password or from a `postgres:` URL of the configured server. */
export function adminLogin({ host, port, adminUser }: PostgresSettings, admin: SecretValue): Login {
  const place = {
    who: 'postgres',
    schemes: ['postgres', 'postgresql'],
    host,
    port,
    defaultPort: 5432,
    user: adminUser,
  };
  return adminLoginFrom(place, admin);
}

export function asAdmin<T>(
  world: PostgresWorld,
  ctx: RotationContext,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return withAdmin(world.address, ctx, world.admin, work);
}

/** The leaked login. Only its user and its secret count: where to connect is the configuration's business. */
export function leakedLogin(plan: Pick<SuccessorPlan, 'current'>): Login {
  return { user: attribute(plan.current, 'user'), password: plan.current.secret };
}
