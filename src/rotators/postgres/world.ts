import { attribute } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
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

/**
 * The administrator's login. The credential is a password or a `postgres:` URL; a URL is only good for the server that
 * the configuration names, since an admin credential goes nowhere else.
 */
export function adminLogin(settings: PostgresSettings, admin: SecretValue): Login {
  const text = admin.reveal();
  if (!/^postgres(ql)?:\/\//.test(text)) {
    if (settings.adminUser === undefined) {
      throw new AppError('config', 'postgres: reading the admin credential: user: neither configured nor in a URL', {
        hint: "add 'adminUser' or give the admin credential as postgres://USER:PASSWORD@HOST:PORT/DATABASE",
      });
    }
    return { user: settings.adminUser, password: admin };
  }
  const url = parseUrl(text);
  const user = decoded(url.username);
  const password = decoded(url.password);
  const port = url.port === '' ? 5432 : Number(url.port);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (host.toLowerCase() !== settings.host.toLowerCase() || port !== settings.port) {
    throw new AppError(
      'config',
      `postgres: reading the admin credential: host: expected ${settings.host}:${String(settings.port)}, the URL names another server`,
    );
  }
  if (user === '' || password === '') {
    throw new AppError('config', 'postgres: reading the admin credential: URL: needs a user and a password');
  }
  if (settings.adminUser !== undefined && settings.adminUser !== user) {
    throw new AppError('config', `postgres: reading the admin credential: user: expected ${settings.adminUser}`);
  }
  return { user, password: new SecretValue(password) };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The reason of the parser is left out: it repeats the text.
  if (url === undefined) throw new AppError('config', 'postgres: reading the admin credential: URL: not readable');
  return url;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AppError('config', 'postgres: reading the admin credential: URL: a percent sign that escapes nothing');
  }
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
