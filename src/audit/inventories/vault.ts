import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { Inventory, ListedToken } from '../inventory.js';
import { mapInParallel } from '../parallel.js';
import { apiReader, headerText, optional, timeOf, type ApiReader } from './read-api.js';

export interface VaultAudit {
  readonly address: string;
  readonly ca?: string | undefined;
  readonly namespace?: string | undefined;
  readonly auth: { readonly token: SecretValue } | { readonly approle: AppRole };
}

export interface AppRole {
  readonly roleId: string;
  readonly secretId: SecretValue;
  readonly mount: string;
}

const tokenSchema = z.object({
  accessor: z.string().min(1),
  display_name: z.string().nullish(),
  path: z.string().nullish(),
  policies: z.array(z.string()).nullish(),
  identity_policies: z.array(z.string()).nullish(),
  creation_time: z.number().nullish(),
  expire_time: z.string().nullish(),
  explicit_max_ttl: z.number().nullish(),
  period: z.union([z.number(), z.string()]).nullish(),
  orphan: z.boolean().nullish(),
  entity_id: z.string().nullish(),
});
type Token = Readonly<z.output<typeof tokenSchema>>;
const keysSchema = z.object({ data: z.object({ keys: z.array(z.string().min(1)) }) });
const lookupSchema = z.object({ data: tokenSchema });
const loginSchema = z.object({ auth: z.object({ client_token: z.string().min(1) }) });

/** The service tokens of one namespace, by their accessors. The server tells all accessors in one answer. */
export function vaultInventory(settings: VaultAudit, clock: Clock): Inventory {
  const { address, ca, namespace } = settings;
  const inNamespace = namespace === undefined ? {} : { 'x-vault-namespace': namespace };
  const common = { 'x-vault-request': 'true', ...inNamespace };
  const nobody = apiReader({ provider: 'vault', address, ca }, () => common, clock);
  let session: Promise<SecretValue> | undefined;
  const headers = async (signal: AbortSignal) => {
    const token = await (session ??= signIn(settings.auth, nobody, signal));
    return { ...common, 'x-vault-token': headerText('vault', token) };
  };
  const api = apiReader({ provider: 'vault', address, ca }, headers, clock);
  return {
    provider: 'vault',
    realm: `${address} ${namespace ?? ''}`,
    untold: ['when tokens were last used', 'batch tokens, which no call lists'],
    async *list(signal) {
      const path = '/v1/auth/token/accessors?list=true';
      const needs = 'a policy with path "auth/token/accessors" { capabilities = ["list", "sudo"] }';
      const call = { doing: 'listing accessors', about: 'all tokens', path, needs, signal };
      const { keys } = (await api.read(call, keysSchema)).data;
      yield* mapInParallel(keys, (accessor) => lookUp(api, accessor, signal));
    },
  };
}

async function lookUp(api: ApiReader, accessor: string, signal: AbortSignal): Promise<ListedToken | undefined> {
  const call = {
    doing: 'looking up an accessor',
    about: 'a token',
    method: 'POST' as const,
    path: '/v1/auth/token/lookup-accessor',
    json: { accessor },
    needs: 'a policy with path "auth/token/lookup-accessor" { capabilities = ["update"] }',
    signal,
  };
  const found = await api.readIfThere(call, lookupSchema, isGone);
  return found === undefined ? undefined : tokenOf(found.data);
}

/** Ended since it was listed; a policy that forbids the look has other words. */
function isGone(body: unknown): boolean {
  const errors = z.object({ errors: z.array(z.string()) }).safeParse(body).data?.errors ?? [];
  return errors.some((text) => /\binvalid accessor\b/.test(text));
}

function tokenOf(token: Token): ListedToken {
  const policies = [...(token.policies ?? []), ...(token.identity_policies ?? [])];
  const isPeriodic =
    token.period !== undefined && token.period !== null && Number.parseInt(String(token.period), 10) > 0;
  // A periodic one lives as long as somebody renews it, unless it has a greatest age.
  const isEndless = isPeriodic && (token.explicit_max_ttl ?? 0) === 0;
  const { path, entity_id: entity } = token;
  return {
    kind: isPeriodic ? 'periodic service token' : 'service token',
    id: token.accessor,
    name: token.display_name ?? '',
    ...optional('owner', entity === null || entity === '' ? undefined : entity),
    scopes: policies,
    resources: path === undefined || path === null ? [] : [path],
    ...optional('created', timeOf(token.creation_time) ?? undefined),
    expires: isEndless ? null : (token.expire_time ?? null),
    broad: [],
    ...optional('root', policies.includes('root') ? 'it has the policy root: it may do everything' : undefined),
  };
}

async function signIn(auth: VaultAudit['auth'], api: ApiReader, signal: AbortSignal): Promise<SecretValue> {
  if ('token' in auth) return auth.token;
  const { roleId, secretId, mount } = auth.approle;
  if (roleId === '') throw new AppError('config', 'vault: logging in: role_id: expected a text');
  const call = {
    doing: 'logging in',
    about: `role ${roleId}`,
    method: 'POST' as const,
    path: `/v1/auth/${mount.split('/').map(encodeURIComponent).join('/')}/login`,
    json: { role_id: roleId, secret_id: secretId.reveal() },
    needs: 'a role id and secret id that are not used up or expired',
    signal,
  };
  return new SecretValue((await api.read(call, loginSchema)).auth.client_token);
}
