import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { Inventory, ListedToken } from '../inventory.js';
import { apiReader, headerText, MAX_PAGES, tooMany, type ApiReader } from './read-api.js';

export interface GithubAudit {
  readonly address: string;
  /** Installation token of a GitHub App: only such a one may list an organization's fine-grained tokens. */
  readonly admin: SecretValue;
  readonly organization: string;
  /** SAML single sign-on: the organization knows which tokens and keys of its people it lets in. */
  readonly hasSso: boolean;
}

const permissions = z.record(z.string(), z.record(z.string(), z.string())).default({});
const grantSchema = z.object({
  id: z.int(),
  owner: z.object({ login: z.string() }),
  repository_selection: z.string(),
  permissions,
  access_granted_at: z.string(),
  token_id: z.int(),
  token_name: z.string(),
  token_expired: z.boolean(),
  token_expires_at: z.string().nullable(),
  token_last_used_at: z.string().nullable(),
});
const repositorySchema = z.object({ full_name: z.string().min(3), archived: z.boolean().default(false) });
const keySchema = z.object({
  id: z.int(),
  title: z.string(),
  created_at: z.string(),
  read_only: z.boolean(),
  added_by: z.string().nullish(),
  last_used: z.string().nullish(),
});
const reachedSchema = z.object({ repositories: z.array(repositorySchema) });

/** As published for the Enterprise Cloud; a type that came later is listed under its own name. */
const authorizationSchema = z.object({
  login: z.string(),
  credential_id: z.int(),
  credential_type: z.string(),
  token_last_eight: z.string().nullish(),
  credential_authorized_at: z.string(),
  scopes: z.array(z.string()).nullish(),
  credential_accessed_at: z.string().nullable(),
  authorized_credential_title: z.string().nullish(),
  authorized_credential_note: z.string().nullish(),
  authorized_credential_expires_at: z.string().nullish(),
});

const PAGE_SIZE = 100;
/** With these at `write` somebody can give themselves more, or have code of theirs run with others' secrets. */
const POWERFUL =
  /^(?:administration|secrets|workflows|members|\w+_secrets|organization_(?:administration|hooks|self_hosted_runners|custom_(?:org_)?roles|personal_access_tokens))$/;

/** Scopes of classic tokens that reach every repository of their person, or make more rights. */
const POWERFUL_SCOPES = /^(?:repo|delete_repo|workflow|admin:.*|write:org|site_admin)$/;

/** An organization's fine-grained tokens, the credentials that its single sign-on lets in, and the deploy keys of the repositories that the installation reaches. */
export function githubInventory({ address, admin, organization, hasSso }: GithubAudit, clock: Clock): Inventory {
  const headers = () => ({
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${headerText('github', admin)}`,
    'x-github-api-version': '2022-11-28',
  });
  const api = apiReader({ provider: 'github', address }, headers, clock);
  return {
    provider: 'github',
    realm: `${address} ${organization}`,
    untold: [
      hasSso
        ? 'classic tokens that single sign-on has not let in, and when those that it has were made'
        : 'classic tokens of people, which only an organization with single sign-on lists (audit.sso)',
    ],
    async *list(signal) {
      const org = encodeURIComponent(organization);
      const needs = 'to be an App installed there with the permission organization_personal_access_tokens: read';
      const grants = paged(api, `/orgs/${org}/personal-access-tokens`, 'listing fine-grained tokens', needs, signal);
      for await (const page of grants(z.array(grantSchema))) {
        for (const grant of page) if (!grant.token_expired) yield tokenOf(grant);
      }
      if (hasSso) yield* authorizations(api, org, signal);
      yield* deployKeys(api, organization, signal);
    },
  };
}

async function* authorizations(api: ApiReader, org: string, signal: AbortSignal): AsyncIterable<ListedToken> {
  const needs = 'single sign-on there, and organization_administration: read';
  const pages = paged(api, `/orgs/${org}/credential-authorizations`, 'listing single sign-on', needs, signal);
  for await (const page of pages(z.array(authorizationSchema))) yield* page.map(authorizedOf);
}

async function* deployKeys(api: ApiReader, organization: string, signal: AbortSignal): AsyncIterable<ListedToken> {
  const needs = 'the permission administration: read on all repositories';
  const reached = paged(api, '/installation/repositories', 'listing repositories', needs, signal);
  let count = 0;
  for await (const { repositories } of reached(reachedSchema)) {
    for (const { full_name: name } of repositories) {
      if (!name.toLowerCase().startsWith(`${organization.toLowerCase()}/`)) continue;
      count += 1;
      const path = `/repos/${name.split('/').map(encodeURIComponent).join('/')}/keys`;
      for await (const keys of paged(api, path, `listing deploy keys of ${name}`, needs, signal)(z.array(keySchema))) {
        for (const key of keys) yield deployKeyOf(key, name);
      }
    }
  }
  if (count === 0) {
    throw new AppError('provider-refused', `github: listing repositories: ${organization}: the installation has none`, {
      hint: 'install the App with access to all repositories of the organization',
    });
  }
}

/** Pages of a list, until one is not full. */
function paged(api: ApiReader, path: string, doing: string, needs: string, signal: AbortSignal) {
  return async function* pages<T>(schema: z.ZodType<T>): AsyncIterable<T> {
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const full = `${path}?per_page=${String(PAGE_SIZE)}&page=${String(page)}`;
      const answer = await api.read({ doing, about: path, path: full, needs, signal }, schema);
      yield answer;
      if (lengthOf(answer) < PAGE_SIZE) return;
    }
    throw tooMany('github', doing);
  };
}

function lengthOf(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length;
  return reachedSchema.safeParse(answer).data?.repositories.length ?? 0;
}

function tokenOf(grant: z.output<typeof grantSchema>): ListedToken {
  const { repository_selection: selection, permissions: grouped } = grant;
  const granted = Object.values(grouped).flatMap((group) => Object.entries(group));
  const powerful = granted.filter(([name, level]) => level !== 'read' && POWERFUL.test(name)).map(([name]) => name);
  return {
    kind: 'fine-grained token',
    id: String(grant.token_id),
    name: grant.token_name,
    owner: grant.owner.login,
    scopes: granted.map(([name, level]) => `${name}: ${level}`).sort(),
    resources: [`${selection} repositories`],
    // When it was made is not told; it is older than this at most by the wait for an approval.
    created: grant.access_granted_at,
    expires: grant.token_expires_at,
    lastUsed: grant.token_last_used_at,
    broad: [
      ...(selection === 'all' ? ['reaches all repositories of the organization'] : []),
      ...(powerful.length > 0 ? [`may write ${powerful.sort().join(', ')}`] : []),
    ],
  };
}

/** Its value is known again by its last eight characters: the beginning says only what kind it is. */
function authorizedOf(one: z.output<typeof authorizationSchema>): ListedToken {
  const { credential_type: type, token_last_eight: end, authorized_credential_expires_at: expires } = one;
  const scopes = one.scopes ?? [];
  const powerful = scopes.filter((scope) => POWERFUL_SCOPES.test(scope)).sort();
  return {
    kind: type === 'personal access token' ? 'classic token' : type,
    id: String(one.credential_id),
    name: one.authorized_credential_note ?? one.authorized_credential_title ?? '',
    owner: one.login,
    scopes: [...scopes].sort(),
    resources: ['whatever its person reaches'],
    // When it was let in; it may be older.
    created: one.credential_authorized_at,
    // A key has no end to speak of.
    ...(expires === undefined || type === 'SSH key' ? {} : { expires }),
    lastUsed: one.credential_accessed_at,
    broad: powerful.length === 0 ? [] : [`may ${powerful.join(', ')} wherever its person may`],
    ...(typeof end === 'string' ? { value: { startsWith: '', endsWith: end } } : {}),
  };
}

function deployKeyOf(key: z.output<typeof keySchema>, repository: string): ListedToken {
  return {
    kind: 'deploy key',
    id: String(key.id),
    name: key.title,
    ...(typeof key.added_by === 'string' ? { owner: key.added_by } : {}),
    scopes: [key.read_only ? 'read' : 'write'],
    resources: [repository],
    created: key.created_at,
    ...(key.last_used === undefined ? {} : { lastUsed: key.last_used }),
    broad: key.read_only ? [] : ['may push'],
  };
}
