// Registries with a leaked token: the fake one, and a real Verdaccio. What tests of the rotator begin with.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock, type Clock } from '../../src/platform/clock.js';
import { npmRotator, type NpmReplacement } from '../../src/rotators/npm.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { startFakeRegistry, type FakeRegistry, type RegistryOptions, type RegistryToken } from './npm/fake-registry.js';
import type { RegistryUser, Verdaccio } from './verdaccio.js';

export const DAY_MS = 86_400_000;

export const REPLACEMENT = {
  packages: ['@acme/orders'],
  permission: 'read',
  expiresInDays: 30,
  check: ['@acme/orders'],
} as const satisfies NpmReplacement;

export interface NpmScene {
  readonly registry: FakeRegistry;
  readonly leaked: RegistryToken;
  readonly credential: Credential;
  readonly admin: RegistryToken;
  readonly clock: Clock;
  rotator(change?: { readonly admin?: SecretValue; readonly replacement?: NpmReplacement }): Rotator;
  /** As `REPLACEMENT` asks for it, unless said otherwise. */
  newToken(change?: Parameters<FakeRegistry['addToken']>[0]): SecretValue;
}

export async function npmScene(
  options: RegistryOptions = {},
  leak: Parameters<FakeRegistry['addToken']>[0] = { isReadonly: false },
): Promise<NpmScene> {
  let now = Date.parse('2026-11-24T10:00:00Z');
  const registry = await startFakeRegistry({ now: () => now, ...options });
  const leaked = registry.addToken(leak);
  const admin = registry.addToken({ user: leaked.user, isReadonly: false });
  const clock: Clock = {
    now: () => new Date(now),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
  return {
    registry,
    leaked,
    credential: npmCredential(new SecretValue(leaked.value)),
    admin,
    clock,
    rotator: ({ admin: adminToken, replacement = REPLACEMENT } = {}) =>
      npmRotator({ registry: registry.url, replacement }, adminToken, clock),
    newToken: (change = {}) => {
      const expires = new Date(now + 30 * DAY_MS).toISOString();
      return new SecretValue(registry.addToken({ user: leaked.user, expires, ...change }).value);
    },
  };
}

export interface VerdaccioScene {
  readonly user: RegistryUser;
  readonly leaked: VerdaccioToken;
  readonly credential: Credential;
  readonly rotator: Rotator;
  /** Made as its user makes one, with the password. */
  newToken(change?: { readonly user?: RegistryUser; readonly isReadonly?: boolean }): Promise<VerdaccioToken>;
  kill(token: VerdaccioToken): Promise<void>;
  isLive(token: SecretValue): Promise<boolean>;
  /** The keys in the user's list. */
  listed(): Promise<readonly string[]>;
}

export interface VerdaccioToken {
  readonly secret: SecretValue;
  readonly key: string;
}

export const VERDACCIO_REPLACEMENT = {
  packages: ['@acme/orders'],
  permission: 'read',
  expiresInDays: 30,
  check: [],
} as const satisfies NpmReplacement;

/** A user of this registry with a token that was made on purpose, as `npm token create` does. */
export async function verdaccioScene(registry: Verdaccio): Promise<VerdaccioScene> {
  const user = await registry.newUser();
  const ask = (token: SecretValue, method: string, path: string, json?: object): Promise<Response> =>
    fetch(`${registry.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token.reveal()}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  const newToken: VerdaccioScene['newToken'] = async ({ user: owner = user, isReadonly = true } = {}) => {
    const wanted = { password: owner.password.reveal(), readonly: isReadonly, cidr_whitelist: [] };
    const response = await ask(owner.token, 'POST', '/-/npm/v1/tokens', wanted);
    const { token, key } = (await response.json()) as { readonly token: string; readonly key: string };
    return { secret: new SecretValue(token), key };
  };
  const leaked = await newToken({ isReadonly: false });
  return {
    user,
    leaked,
    credential: npmCredential(leaked.secret),
    rotator: npmRotator({ registry: registry.url, replacement: VERDACCIO_REPLACEMENT }, undefined, systemClock),
    newToken,
    kill: async ({ key }) => {
      await ask(user.token, 'DELETE', `/-/npm/v1/tokens/token/${key}`);
    },
    isLive: async (token) => {
      const response = await ask(token, 'GET', '/-/whoami');
      return response.ok && 'username' in ((await response.json()) as object);
    },
    listed: async () => {
      const response = await ask(user.token, 'GET', '/-/npm/v1/tokens');
      const { objects } = (await response.json()) as { readonly objects: readonly { readonly key: string }[] };
      return objects.map(({ key }) => key).toSorted();
    },
  };
}

export function npmCredential(secret: SecretValue, attributes: Readonly<Record<string, string>> = {}): Credential {
  return { provider: 'npm', secret, attributes };
}
