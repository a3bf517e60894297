// A real OpenBao with an application's token that leaked, and an administrator who may do what the rotator needs.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { VaultTokenSettings } from '../../src/rotators/vault-token.js';
import type { Openbao } from './openbao.js';

/** What the administrator's policy has to say, as the documentation tells it. */
export const ADMIN_POLICY = `
path "auth/token/lookup" { capabilities = ["update"] }
path "auth/token/lookup-accessor" { capabilities = ["update"] }
path "auth/token/accessors" { capabilities = ["list", "sudo"] }
path "auth/token/revoke-accessor" { capabilities = ["update"] }
path "auth/token/create-orphan" { capabilities = ["create", "update", "sudo"] }
path "auth/token/roles/*" { capabilities = ["read"] }
path "auth/token/create/*" { capabilities = ["create", "update"] }
`;

export interface VaultTokenScene {
  readonly bao: Openbao;
  readonly credential: Credential;
  readonly accessor: string;
  /** That of the leaked token. */
  readonly policy: string;
  /** A path that the policy lets read, as the API has it. */
  readonly check: string;
  readonly settings: VaultTokenSettings;
  readonly admin: string;
  /** What the server says to somebody who shows this token. */
  statusOf(token: string): Promise<number>;
  /** Accessors of live tokens that have the application's policy. */
  live(): Promise<readonly string[]>;
}

export async function vaultTokenScene(
  bao: Openbao,
  options: { readonly token?: object; readonly settings?: Partial<VaultTokenSettings>; readonly address?: string } = {},
): Promise<VaultTokenScene> {
  const mount = await bao.newMount();
  await bao.call('POST', `${mount}/data/orders`, { data: { colour: 'blue' } });
  const policy = `orders-${mount}`;
  await bao.call('POST', `sys/policies/acl/${policy}`, { policy: `path "${mount}/*" { capabilities = ["read"] }` });
  const { auth } = await bao.call('POST', 'auth/token/create-orphan', {
    policies: [policy],
    ttl: '2h',
    ...options.token,
  });
  const { client_token: token, accessor } = auth as { client_token: string; accessor: string };
  const admin = await bao.tokenWith(ADMIN_POLICY);
  const check = `${mount}/data/orders`;
  return {
    bao,
    credential: { provider: 'vault', secret: new SecretValue(token), attributes: {} },
    accessor,
    policy,
    check,
    admin,
    settings: {
      address: options.address ?? bao.address,
      auth: { token: new SecretValue(admin) },
      check,
      ...options.settings,
    },
    statusOf: async (shown) => {
      const headers = { 'x-vault-token': shown };
      return (await fetch(`${bao.address}/v1/${check}`, { headers })).status;
    },
    live: () => liveTokens(bao, policy),
  };
}

async function liveTokens(bao: Openbao, policy: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const accessor of await accessorsOf(bao)) {
    const token = await lookUp(bao, accessor);
    if ((token?.['policies'] as string[] | undefined)?.includes(policy) === true) found.push(accessor);
  }
  return found;
}

export async function accessorsOf(bao: Openbao): Promise<readonly string[]> {
  const { data } = await bao.call('GET', 'auth/token/accessors?list=true');
  return (data as { keys: string[] }).keys.toSorted();
}

/** As root sees it, without what changes by the second; undefined where it died. */
export async function lookUp(bao: Openbao, accessor: string): Promise<Record<string, unknown> | undefined> {
  const answer = await bao.call('POST', 'auth/token/lookup-accessor', { accessor }).catch(() => undefined);
  const data = answer?.['data'] as Record<string, unknown> | undefined;
  return data === undefined ? undefined : { ...data, ttl: 0, last_renewal: null, last_renewal_time: null };
}
