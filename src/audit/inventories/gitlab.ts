import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { Inventory, ListedToken } from '../inventory.js';
import { homesBelow, listOf, type GitlabHome } from './gitlab-lists.js';
import { apiReader, headerText, optional, type ApiReader } from './read-api.js';

export interface GitlabAudit {
  readonly address: string;
  readonly ca?: string | undefined;
  readonly admin: SecretValue;
  /** Whose tokens are listed as well, with all below; an administrator of the whole server needs none of them. */
  readonly homes: readonly GitlabHome[];
}

const tokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  active: z.boolean(),
  scopes: z.array(z.string()),
  user_id: z.int(),
  created_at: z.string().nullish(),
  last_used_at: z.string().nullish(),
  expires_at: z.string().nullable(),
  access_level: z.int().optional(),
});
const deployTokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  username: z.string(),
  expires_at: z.string().nullish(),
  revoked: z.boolean().default(false),
  expired: z.boolean().default(false),
  scopes: z.array(z.string()).default([]),
});
const userSchema = z.object({ id: z.int(), username: z.string(), is_admin: z.boolean().optional() });
type Token = Readonly<z.output<typeof tokenSchema>>;

/** What was listed already: by way of its project or group a token is told with its role. */
interface Seen {
  readonly tokens: Set<number>;
  readonly deployTokens: Set<number>;
}

const BROAD: Readonly<Record<string, string>> = {
  api: 'may use the whole API (api)',
  sudo: 'may act as any user (sudo)',
  admin_mode: 'may administrate the server (admin_mode)',
};
const OWNER = 50;

/**
 * All personal, project and group access tokens and deploy tokens of a server for its administrator, who is shown them all.
 * For others those lists are only of their own, so the projects and groups have to be named.
 */
export function gitlabInventory({ address, ca, admin, homes }: GitlabAudit, clock: Clock): Inventory {
  const headers = () => ({ 'private-token': headerText('gitlab', admin) });
  const api = apiReader({ provider: 'gitlab', address, ca }, headers, clock);
  return {
    provider: 'gitlab',
    realm: address,
    untold: ['when deploy tokens were made and last used'],
    async *list(signal) {
      const isAdmin = await isAdministrator(api, signal);
      if (!isAdmin && homes.length === 0) throw seesOnlyItsOwn();
      const seen: Seen = { tokens: new Set(), deployTokens: new Set() };
      for await (const home of homesBelow(api, homes, signal)) yield* tokensIn(api, home, seen, signal);
      if (isAdmin) yield* tokensIn(api, undefined, seen, signal);
    },
  };
}

function seesOnlyItsOwn(): AppError {
  return new AppError('provider-refused', 'gitlab: listing tokens: admin: is shown only the tokens of its own user', {
    hint: 'take a token of an administrator of this GitLab, or name audit: { groups: [...], projects: [...] }',
  });
}

async function isAdministrator(api: ApiReader, signal: AbortSignal): Promise<boolean> {
  const call = { doing: 'asking who admin is', about: 'the user', path: '/api/v4/user', signal };
  const { is_admin: isAdmin = false } = await api.read({ ...call, needs: 'the scope read_api or api' }, userSchema);
  return isAdmin;
}

/** Of one project or group, or of the whole server. */
async function* tokensIn(
  api: ApiReader,
  home: GitlabHome | undefined,
  seen: Seen,
  signal: AbortSignal,
): AsyncIterable<ListedToken> {
  const root = home === undefined ? '' : `/${home.kind}s/${encodeURIComponent(home.path)}`;
  const role = home?.kind === 'group' ? 'Owner' : 'Maintainer';
  const needs = `the scope read_api${home === undefined ? '' : ` and the role ${role} in ${home.path}`}`;
  const about = { about: home?.path ?? 'the server', needs, signal };
  const path = home === undefined ? '/personal_access_tokens' : `${root}/access_tokens`;
  for await (const token of listOf(api, path, '&state=active', about, tokenSchema)) {
    // Servers that know no `state` list the others too.
    if (!token.active || seen.tokens.has(token.id)) continue;
    seen.tokens.add(token.id);
    yield accessToken(token, home);
  }
  for await (const token of listOf(api, `${root}/deploy_tokens`, '&active=true', about, deployTokenSchema)) {
    if (token.revoked || token.expired || seen.deployTokens.has(token.id)) continue;
    seen.deployTokens.add(token.id);
    yield deployToken(token, home);
  }
}

function accessToken(token: Token, home: GitlabHome | undefined): ListedToken {
  const { id, name, scopes, access_level: level = 0 } = token;
  return {
    kind: home === undefined ? 'access token' : `${home.kind} access token`,
    id: String(id),
    name,
    owner: `user ${String(token.user_id)}`,
    scopes,
    resources: home === undefined ? [] : [home.path],
    ...optional('created', token.created_at ?? undefined),
    // A day: the token is dead from its beginning.
    expires: token.expires_at,
    lastUsed: token.last_used_at ?? null,
    broad: [
      ...scopes.map((scope) => BROAD[scope]).filter((why) => why !== undefined),
      ...(level >= OWNER && home !== undefined ? [`has the role Owner in ${home.path}`] : []),
    ],
  };
}

function deployToken(token: z.output<typeof deployTokenSchema>, home: GitlabHome | undefined): ListedToken {
  const { id, name, username, scopes, expires_at: expires } = token;
  return {
    kind: 'deploy token',
    // Their ids are counted apart from those of access tokens.
    id: `deploy-token-${String(id)}`,
    name,
    owner: username,
    scopes,
    resources: home === undefined ? [] : [home.path],
    expires: expires ?? null,
    broad: [],
  };
}
