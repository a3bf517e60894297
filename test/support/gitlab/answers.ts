// What GitLab says: its refusals in its own words, its lists in pages, and how it shows a token.
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import type { Resource, Token, User } from './model.js';
import type { GitlabState } from './state.js';

const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 100;

export const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
export const created = (body: unknown): FakeAnswer => ({ status: 201, body });
export const noContent: FakeAnswer = { status: 204 };

export const unauthorized: FakeAnswer = { status: 401, body: { message: '401 Unauthorized' } };
export const revoked: FakeAnswer = invalidToken('Token was revoked. You have to re-authorize from the user.');
export const expired: FakeAnswer = invalidToken(
  'Token is expired. You can either do re-authorization or token refresh.',
);
export const forbidden: FakeAnswer = { status: 403, body: { message: '403 Forbidden' } };
export const notAllowed: FakeAnswer = { status: 405, body: { message: '405 Method Not Allowed' } };
export const noRoute: FakeAnswer = { status: 404, body: { error: '404 Not Found' } };

export function badRequest(reason?: string): FakeAnswer {
  return { status: 400, body: { message: ['400 Bad request', ...(reason === undefined ? [] : [reason])].join(' - ') } };
}

export function notFound(what?: string): FakeAnswer {
  return { status: 404, body: { message: what === undefined ? '404 Not found' : `404 ${what} Not Found` } };
}

/** The parameters are not what the route takes. */
export function wrongParameters(words: readonly string[]): FakeAnswer {
  return { status: 400, body: { error: words.join(', ') } };
}

export function insufficientScope(scopes: readonly string[]): FakeAnswer {
  const error_description = 'The request requires higher privileges than provided by the access token.';
  return { status: 403, body: { error: 'insufficient_scope', error_description, scope: scopes.join(' ') } };
}

/** For a fault: too many requests, as GitLab's limiter says it. */
export function rateLimited(retryAfterSeconds: number): FakeAnswer {
  return { status: 429, headers: { 'retry-after': String(retryAfterSeconds) }, body: 'Retry later\n' };
}

/** One page of a list, with the headers that lead to the next. */
export function paged(request: FakeRequest, items: readonly unknown[]): FakeAnswer {
  const { page, perPage } = pageOf(request);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const links = [
    ...(page < pages ? [link(request, page + 1, 'next')] : []),
    ...(page > 1 ? [link(request, page - 1, 'prev')] : []),
    link(request, 1, 'first'),
    link(request, pages, 'last'),
  ];
  const headers = {
    link: links.join(', '),
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-total': String(items.length),
    'x-total-pages': String(pages),
    'x-next-page': page < pages ? String(page + 1) : '',
    'x-prev-page': page > 1 ? String(page - 1) : '',
  };
  return { status: 200, headers, body: slice(items, page, perPage) };
}

/** A page without headers, as a part of a larger answer. */
export function partOf<T>(request: FakeRequest, items: readonly T[]): readonly T[] {
  const { page, perPage } = pageOf(request);
  return slice(items, page, perPage);
}

export function tokenView(state: GitlabState, token: Token): Readonly<Record<string, unknown>> {
  return {
    id: token.id,
    name: token.name,
    revoked: token.isRevoked,
    created_at: token.createdAt.toISOString(),
    description: token.description,
    scopes: token.scopes,
    user_id: token.user.id,
    last_used_at: token.lastUsedAt?.toISOString() ?? null,
    active: state.isActive(token),
    expires_at: token.expiresAt,
  };
}

/** As the routes of a project or a group show one. */
export function resourceTokenView(state: GitlabState, token: Token): Readonly<Record<string, unknown>> {
  return { ...tokenView(state, token), access_level: token.level };
}

export function userView(user: User): Readonly<Record<string, unknown>> {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `https://gitlab.internal/${user.username}`,
    created_at: user.createdAt.toISOString(),
    bot: user.isBot,
    ...(user.isAdmin ? { is_admin: true } : {}),
  };
}

export function resourceView(resource: Resource): Readonly<Record<string, unknown>> {
  const name = resource.fullPath.split('/').at(-1)!;
  const view = {
    id: resource.id,
    name,
    path: name,
    visibility: 'private',
    web_url: `https://gitlab.internal/${resource.fullPath}`,
    created_at: resource.createdAt.toISOString(),
  };
  if (resource.kind === 'group') return { ...view, full_path: resource.fullPath, parent_id: null };
  return { ...view, description: null, path_with_namespace: resource.fullPath };
}

function invalidToken(error_description: string): FakeAnswer {
  return { status: 401, body: { error: 'invalid_token', error_description } };
}

function pageOf({ query }: FakeRequest): { readonly page: number; readonly perPage: number } {
  const page = Math.max(1, Number(query.get('page') ?? 1));
  return { page, perPage: Math.min(MAX_PER_PAGE, Math.max(1, Number(query.get('per_page') ?? DEFAULT_PER_PAGE))) };
}

function slice<T>(items: readonly T[], page: number, perPage: number): readonly T[] {
  return items.slice((page - 1) * perPage, page * perPage);
}

function link({ headers, path, query }: FakeRequest, page: number, rel: string): string {
  const wanted = new URLSearchParams(query);
  wanted.set('page', String(page));
  return `<http://${headers.host ?? ''}${path}?${wanted.toString()}>; rel="${rel}"`;
}
