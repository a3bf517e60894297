// What an OpenAI of tests consists of, and the forms of its answers.
import type { FakeAnswer } from '../fake/fake-provider.js';

export interface OpenaiProject {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly archivedAt: number | null;
}

export interface OpenaiUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: number;
}

export interface ServiceAccount {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly createdAt: number;
  /** An account without a role has no access, whatever its keys' scopes say. */
  readonly role: 'owner' | 'member' | 'none';
}

export interface ProjectKey {
  readonly kind: 'project';
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly owner: { readonly kind: 'user' | 'service-account'; readonly id: string };
  /** None means all permissions. */
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly redacted: string;
}

export interface AdminKey {
  readonly kind: 'admin';
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly redacted: string;
}

export type OpenaiKey = ProjectKey | AdminKey;

export interface ErrorBody {
  readonly message: string;
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

export function failure(status: number, error: ErrorBody, more: Omit<FakeAnswer, 'status' | 'body'> = {}): FakeAnswer {
  const { message, type = 'invalid_request_error', param = null, code = null } = error;
  return { status, body: { error: { message, type, param, code } }, ...more };
}

/** The request could never have been right: the provider refuses it and the fake holds it against the client. */
export function badRequest(message: string, param: string | null = null): FakeAnswer {
  return failure(400, { message, param }, { violations: [message] });
}

export function notFound(what: string): FakeAnswer {
  return failure(404, { message: `No such ${what}`, code: 'not_found' });
}

/** One page of a list, what comes after the id in `after`. */
export function page(items: readonly { readonly id: string }[], query: URLSearchParams): FakeAnswer {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return badRequest('limit is out of range', 'limit');
  const after = query.get('after');
  const start = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) return failure(400, { message: 'after is no id of this list', param: 'after' });
  const data = items.slice(start, start + limit);
  const ids = { first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
  return { status: 200, body: { object: 'list', data, ...ids, has_more: start + limit < items.length } };
}
