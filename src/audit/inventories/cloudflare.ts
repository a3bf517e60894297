import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { Inventory, ListedToken } from '../inventory.js';
import { apiReader, headerText, MAX_PAGES, optional, tooMany } from './read-api.js';

export interface CloudflareAudit {
  readonly address: string;
  readonly admin: SecretValue;
  /** Whose tokens; those of the admin token's own user where none is given. */
  readonly account?: string | undefined;
}

const resources = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));
const policySchema = z.object({
  effect: z.string(),
  permission_groups: z.array(z.object({ id: z.string(), name: z.string().nullish() })).default([]),
  resources: resources.default({}),
});
const tokenSchema = z.object({
  id: z.string().min(1),
  name: z.string().default(''),
  status: z.string(),
  policies: z.array(policySchema).default([]),
  issued_on: z.string().nullish(),
  expires_on: z.string().nullish(),
  last_used_on: z.string().nullish(),
});
const pageSchema = z.object({ success: z.literal(true), result: z.array(tokenSchema) });
type Policy = Readonly<z.output<typeof policySchema>>;

/** The most that a page may have. */
const PAGE_SIZE = 50;
const ACCOUNT = 'com.cloudflare.api.account';
const ZONE = `${ACCOUNT}.zone`;

/** The API tokens of an account or of a user. Global keys can't be listed: every user has one. */
export function cloudflareInventory({ address, admin, account }: CloudflareAudit, clock: Clock): Inventory {
  const headers = () => ({ authorization: `Bearer ${headerText('cloudflare', admin)}` });
  const api = apiReader({ provider: 'cloudflare', address }, headers, clock);
  const tokens = account === undefined ? 'user/tokens' : `accounts/${encodeURIComponent(account)}/tokens`;
  const needs = `the permission ${account === undefined ? 'API' : 'Account API'} Tokens Read`;
  return {
    provider: 'cloudflare',
    realm: `${address} ${account ?? 'user'}`,
    untold: ['global keys, which no call lists', ...(account === undefined ? [] : ['tokens of the account’s people'])],
    async *list(signal) {
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const path = `/client/v4/${tokens}?page=${String(page)}&per_page=${String(PAGE_SIZE)}`;
        const call = { doing: 'listing tokens', about: account ?? 'the user', path, needs, signal };
        const { result } = await api.read(call, pageSchema);
        for (const token of result) if (token.status === 'active') yield tokenOf(token, account);
        if (result.length < PAGE_SIZE) return;
      }
      throw tooMany('cloudflare', 'listing tokens');
    },
  };
}

function tokenOf(token: z.output<typeof tokenSchema>, account: string | undefined): ListedToken {
  const { id, name, policies, issued_on: issued, expires_on: expires, last_used_on: lastUsed } = token;
  const allowed = policies.filter(({ effect }) => effect === 'allow');
  return {
    kind: account === undefined ? 'user token' : 'account token',
    id,
    name,
    ...optional('owner', account),
    scopes: [...new Set(allowed.flatMap(groupNames))].sort(),
    resources: [...new Set(allowed.flatMap(resourceNames))].sort(),
    ...optional('created', issued ?? undefined),
    expires: expires ?? null,
    lastUsed: lastUsed ?? null,
    broad: broadOf(allowed),
  };
}

function broadOf(allowed: readonly Policy[]): readonly string[] {
  const names = allowed.flatMap(groupNames);
  const reached = allowed.flatMap(resourceNames);
  const makesTokens = names.filter((name) => /\bAPI Tokens (?:Write|Edit)$/.test(name));
  return [
    ...(makesTokens.length > 0 ? [`may make tokens (${[...new Set(makesTokens)].join(', ')})`] : []),
    ...(reached.includes(`${ACCOUNT}.*`) ? ['reaches all accounts'] : []),
    ...(reached.includes(`${ZONE}.*`) ? ['reaches all zones'] : []),
  ];
}

const groupNames = ({ permission_groups: groups }: Policy): string[] => groups.map(({ id, name }) => name ?? id);

/** Also those within an account, where `com.cloudflare.api.account.zone.*` means all of its zones. */
function resourceNames({ resources: reached }: Policy): string[] {
  return Object.entries(reached).flatMap(([name, value]) => (typeof value === 'string' ? [name] : Object.keys(value)));
}
