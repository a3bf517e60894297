import { grants, isAmong } from '../access.js';
import { simpleUser, timestamp } from '../account-views.js';
import { type Answer, type Call, notAccessible, notFound } from '../answer.js';
import type { Account, FineGrainedToken, Permissions } from '../model.js';
import { pageOf } from '../paging.js';

const PERMISSION = 'organization_personal_access_tokens';

/** `GET /orgs/{org}/personal-access-tokens`: only for an App that is installed there and has the permission. */
export function listOrganizationTokens(call: Call): Answer {
  const { state, principal, path } = call;
  const organization = state.findAccount(path['org'] ?? '');
  if (organization?.type !== 'Organization') throw notFound();
  if (principal.kind !== 'token' || principal.token.kind !== 'installation') throw notAccessible(principal);
  const isAllowed =
    principal.token.installation.account === organization && grants(principal.token.permissions, PERMISSION, 'read');
  if (!isAllowed) throw notAccessible(principal, `${PERMISSION}=read`);
  const { items, headers } = pageOf(call, sorted(call, wanted(call, organization)));
  return { status: 200, headers, body: items.map((token) => grantView(token, call)) };
}

function wanted({ state, query }: Call, organization: Account): readonly FineGrainedToken[] {
  const owners = [...query.getAll('owner[]'), ...query.getAll('owner')];
  const ids = [...query.getAll('token_id[]'), ...query.getAll('token_id')];
  const repository = query.get('repository');
  const permission = query.get('permission');
  const named = repository === null ? undefined : state.findRepository(organization.login, repository);
  return state.tokens
    .filter((token) => token.kind === 'fine-grained')
    .filter((token) => token.owner === organization && token.status !== 'dead')
    .filter((token) => owners.length === 0 || owners.includes(token.user.login))
    .filter((token) => ids.length === 0 || ids.includes(String(token.id)))
    .filter((token) => repository === null || (named !== undefined && isAmong(token.repositories, organization, named)))
    .filter((token) => permission === null || hasPermission(token.permissions, permission))
    .filter((token) => wasUsedWithin(token, query));
}

/** `issues_read`: the name, an underscore, the level. */
function hasPermission(permissions: Permissions, text: string): boolean {
  const at = text.lastIndexOf('_');
  return permissions[text.slice(0, at)] === text.slice(at + 1);
}

function wasUsedWithin({ lastUsedAt }: FineGrainedToken, query: URLSearchParams): boolean {
  const before = query.get('last_used_before');
  const after = query.get('last_used_after');
  if (before === null && after === null) return true;
  if (lastUsedAt === undefined) return false;
  return (before === null || lastUsedAt < new Date(before)) && (after === null || lastUsedAt > new Date(after));
}

function sorted({ query }: Call, tokens: readonly FineGrainedToken[]): readonly FineGrainedToken[] {
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  return tokens.toSorted((one, other) => sign * (one.grantId - other.grantId));
}

function grantView(token: FineGrainedToken, { state, baseUrl }: Call): Readonly<Record<string, unknown>> {
  const { grantId, owner, expiresAt, lastUsedAt } = token;
  return {
    id: grantId,
    owner: simpleUser(token.user, baseUrl),
    repository_selection: Array.isArray(token.repositories) ? 'subset' : token.repositories,
    repositories_url: `${baseUrl}/orgs/${owner.login}/personal-access-tokens/${grantId}/repositories`,
    permissions: groupedPermissions(token.permissions),
    access_granted_at: timestamp(token.createdAt),
    token_id: token.id,
    token_name: token.name,
    token_expired: expiresAt !== undefined && expiresAt <= state.now(),
    token_expires_at: expiresAt === undefined ? null : timestamp(expiresAt),
    token_last_used_at: lastUsedAt === undefined ? null : timestamp(lastUsedAt),
  };
}

function groupedPermissions(permissions: Permissions): Readonly<Record<string, Permissions>> {
  const entries = Object.entries(permissions);
  const isOrganizations = (name: string): boolean => name === 'members' || name.startsWith('organization_');
  return {
    organization: Object.fromEntries(entries.filter(([name]) => isOrganizations(name))),
    repository: Object.fromEntries(entries.filter(([name]) => !isOrganizations(name))),
  };
}
