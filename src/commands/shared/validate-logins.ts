// Passwords of databases: tried once, as the user that the finding names, at the configured server that it names. There is
// no control, since wrong passwords lock people out; and no refusal is called dead, because only an administrator can tell
// a wrong password from a user that may not come from here.
import type { Config } from '../../config/schema.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { unknown, type ProbeSubject, type ProbeVerdict } from '../../probes/subject.js';
import type { Io } from './io.js';
import { readCertificate } from './stores.js';

const LOGINS = ['postgres', 'mysql', 'redis'] as const;
type LoginProvider = (typeof LOGINS)[number];
type LoginServer = Extract<Config['providers'][string], { readonly type: LoginProvider }>;

export function isLoginProvider(provider: string): provider is LoginProvider {
  return LOGINS.some((one) => one === provider);
}

/** Whether the server lets this user in with this password, with details also what it may do there. */
export async function tryConfiguredLogin(
  io: Io,
  config: Pick<Config, 'providers'>,
  provider: LoginProvider,
  { secret, companions }: ProbeSubject,
  signal: AbortSignal,
  { withDetails = false }: { readonly withDetails?: boolean } = {},
): Promise<ProbeVerdict> {
  const { host, port, user = provider === 'redis' ? 'default' : undefined, database } = companions;
  if (host === undefined || user === undefined) return unknown('the server or user that goes with it is not known');
  const server = serverOf(config, provider, host, port);
  if (server === undefined) return unknown('its server is not one of the configuration, and is not asked');
  const where = `${server.host}:${String(server.port)}`;
  const authority = server.ca === undefined ? {} : { ca: await readCertificate(io, server.ca) };
  const address = { host: server.host, port: server.port, tls: server.tls, ...authority };
  const watched = new WatchedSecret(secret);
  const login = { user, password: watched };
  const ctx = { rotationId: 'inspection', signal };
  try {
    const answer = await LOGIN[provider](address, ctx, login, withDetails, database);
    if ('refused' in answer) {
      return unknown(
        `${where}: it refuses ${user} (${answer.refused}): the password may be wrong, or the user not allowed here`,
      );
    }
    if (!watched.wasShown) return unknown(`${where}: it lets ${user} in without a password`);
    return { state: 'active', detail: `${where}: it lets ${user} in`, facts: { owner: user, ...answer.result } };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError) return unknown(`${where}: no answer`);
    throw error;
  }
}

type Address = { readonly host: string; readonly port: number; readonly tls: 'verify-full' | 'disable'; ca?: string };
type Login = { readonly user: string; readonly password: SecretValue };
type Context = { readonly rotationId: string; readonly signal: AbortSignal };
type Rights = Readonly<Record<string, string>>;
type TryLogin = (
  address: Address,
  ctx: Context,
  login: Login,
  withDetails: boolean,
  database?: string,
) => Promise<{ readonly refused: string } | { readonly result: Rights }>;

/** What the server says when it refuses, or what the user may do where it lets it in. */
const LOGIN: Readonly<Record<LoginProvider, TryLogin>> = {
  postgres: async (address, ctx, login, withDetails, database = 'postgres') => {
    const { tryLogin } = await import('../../rotators/postgres/session.js');
    const { rightsOf } = await import('../../rotators/postgres/rights.js');
    return tryLogin({ ...address, database }, ctx, login, (session) => (withDetails ? rightsOf(session) : nothing()));
  },
  mysql: async (address, ctx, login, withDetails) => {
    const { tryLogin } = await import('../../rotators/mysql/session.js');
    const { rightsOf } = await import('../../rotators/mysql/rights.js');
    const answer = await tryLogin(address, ctx, login, (session) => (withDetails ? rightsOf(session) : nothing()));
    return 'refused' in answer ? { refused: `error ${String(answer.refused)}` } : answer;
  },
  redis: async (address, ctx, login, withDetails) => {
    const { tryLogin } = await import('../../rotators/redis/session.js');
    const { rightsOf } = await import('../../rotators/redis/rights.js');
    return tryLogin(address, ctx, login, (session) => (withDetails ? rightsOf(session, login.user) : nothing()));
  },
};

function nothing(): Promise<Rights> {
  return Promise.resolve({});
}

function serverOf(
  { providers }: Pick<Config, 'providers'>,
  provider: LoginProvider,
  host: string,
  port: string | undefined,
): LoginServer | undefined {
  return Object.values(providers).find((one): one is LoginServer => {
    if (one.type !== provider) return false;
    return one.host.toLowerCase() === host.toLowerCase() && (port === undefined || Number(port) === one.port);
  });
}

/** Knows whether a driver has asked for the password: PostgreSQL says who it trusts without one. */
class WatchedSecret extends SecretValue {
  wasShown = false;
  readonly #secret: SecretValue;

  constructor(secret: SecretValue) {
    super('');
    this.#secret = secret;
  }

  override reveal(): string {
    this.wasShown = true;
    return this.#secret.reveal();
  }
}
