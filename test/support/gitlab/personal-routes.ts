// Personal access tokens, also those of bots where a token asks about itself.
import type { FakeAnswer, FakeRoute } from '../fake/fake-provider.js';
import { asking, type Asked, levelIn, READS, scopesFor, SELF_ROTATION, USER_READS, WRITES } from './access.js';
import * as answers from './answers.js';
import { nothing, personalToken, rotation } from './bodies.js';
import { filtered, filterRefusal, FILTERS, PAGING } from './filters.js';
import type { Token } from './model.js';
import type { GitlabState } from './state.js';

const ROOT = '/api/v4/personal_access_tokens';
const DEFAULT_ROTATED_DAYS = 7;

export function personalRoutes(state: GitlabState): readonly FakeRoute[] {
  const reading = (path: string, scopes: readonly string[] | 'any', answer: (asked: Asked) => FakeAnswer) =>
    ({ method: 'GET', path, changes: false, answer: asking(state, scopes, answer) }) as const;
  const changing = (
    method: 'POST' | 'DELETE',
    path: string,
    scopes: readonly string[] | 'any',
    answer: (asked: Asked) => FakeAnswer,
  ) => ({ method, path, changes: true, answer: asking(state, scopes, answer) }) as const;
  return [
    reading(`${ROOT}/self`, 'any', ({ token }) => answers.ok(answers.tokenView(state, token))),
    { ...reading(`${ROOT}/self/associations`, 'any', associations), query: [...PAGING, 'min_access_level'] },
    { ...changing('DELETE', `${ROOT}/self`, 'any', ({ token }) => revoke(state, token)), body: nothing },
    { ...changing('POST', `${ROOT}/self/rotate`, SELF_ROTATION, rotateSelf), body: rotation },
    { ...reading(ROOT, READS, list), query: [...FILTERS, 'user_id'] },
    reading(`${ROOT}/:id`, READS, show),
    { ...changing('DELETE', `${ROOT}/:id`, WRITES, remove), body: nothing },
    { ...changing('POST', `${ROOT}/:id/rotate`, WRITES, rotateOther), body: rotation },
    { ...changing('POST', '/api/v4/users/:id/personal_access_tokens', WRITES, createFor), body: personalToken },
    reading('/api/v4/user', USER_READS, ({ user }) => answers.ok(answers.userView(user))),
  ];
}

/** The answer to a rotation: the successor, or why there is none. A second one of the same token ends its family. */
export function rotated(
  state: GitlabState,
  token: Token,
  body: unknown,
  view: typeof answers.tokenView = answers.tokenView,
): FakeAnswer {
  if (token.isRevoked) {
    state.revokeFamily(token);
    return answers.badRequest('Token already revoked');
  }
  const expiresAt = (body as { expires_at?: string } | undefined)?.expires_at ?? state.day(DEFAULT_ROTATED_DAYS);
  const wrong = expiryProblem(state, expiresAt);
  if (wrong !== undefined) return answers.badRequest(wrong);
  const successor = state.rotate(token, expiresAt);
  // Nowhere else is the value told.
  return answers.ok({ ...view(state, successor), token: successor.value });
}

/** What is wrong with a day of expiry, in words. */
export function expiryProblem(state: GitlabState, day: string): string | undefined {
  if (Number.isNaN(Date.parse(day))) return 'Expiration date is invalid';
  if (day <= state.day(0)) return 'Expiration date must be in the future';
  return day > state.lastDay() ? `Expiration date must be before ${state.lastDay()}` : undefined;
}

function rotateSelf({ state, token, request }: Asked): FakeAnswer {
  return rotated(state, token, request.body);
}

function rotateOther({ state, user, request }: Asked): FakeAnswer {
  const token = find(state, request.params['id']);
  const isOwn = token?.user === user;
  if (token === undefined || (!isOwn && !user.isAdmin)) return user.isAdmin ? answers.notFound() : answers.unauthorized;
  return rotated(state, token, request.body);
}

function list({ state, user, request }: Asked): FakeAnswer {
  const refusal = filterRefusal(request);
  if (refusal !== undefined) return refusal;
  const wanted = request.query.get('user_id');
  if (!user.isAdmin && wanted !== null && wanted !== String(user.id)) return answers.unauthorized;
  if (wanted !== null && !state.users.some(({ id }) => String(id) === wanted)) return answers.notFound();
  const visible = state.tokens.filter((token) =>
    user.isAdmin ? wanted === null || String(token.user.id) === wanted : token.user === user,
  );
  return answers.paged(
    request,
    filtered(state, request, visible).map((token) => answers.tokenView(state, token)),
  );
}

function show({ state, user, request }: Asked): FakeAnswer {
  const token = find(state, request.params['id']);
  if (token !== undefined && (user.isAdmin || token.user === user)) return answers.ok(answers.tokenView(state, token));
  return user.isAdmin ? answers.notFound() : answers.unauthorized;
}

function remove({ state, user, request }: Asked): FakeAnswer {
  const token = find(state, request.params['id']);
  if (token === undefined) return user.isAdmin ? answers.notFound() : answers.unauthorized;
  return user.isAdmin || token.user === user ? revoke(state, token) : answers.badRequest();
}

function revoke(state: GitlabState, token: Token): FakeAnswer {
  state.revoke(token);
  return answers.noContent;
}

function createFor({ state, user, request }: Asked): FakeAnswer {
  if (!user.isAdmin) return answers.forbidden;
  const owner = state.users.find(({ id }) => String(id) === request.params['id']);
  if (owner === undefined) return answers.notFound('User');
  const { name, scopes, description, expires_at: expiresAt } = personalToken.parse(request.body);
  const unknown = scopes.filter((scope) => !scopesFor('person').includes(scope));
  if (unknown.length > 0) return answers.wrongParameters(['scopes does not have a valid value']);
  const wrong = expiresAt === undefined ? undefined : expiryProblem(state, expiresAt);
  if (wrong !== undefined) return { status: 422, body: { message: wrong } };
  const token = state.addToken(owner, {
    name,
    scopes,
    ...(description === undefined ? {} : { description }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });
  return answers.created({ ...answers.tokenView(state, token), token: token.value });
}

function associations({ state, user, request }: Asked): FakeAnswer {
  const refusal = filterRefusal(request);
  if (refusal !== undefined) return refusal;
  const least = Number(request.query.get('min_access_level') ?? 1);
  const reached = state.resources.filter((resource) => {
    const level = resource.members.get(user.id);
    return level !== undefined && level >= least;
  });
  const views = (kind: 'project' | 'group'): readonly unknown[] =>
    answers.partOf(
      request,
      reached
        .filter((resource) => resource.kind === kind)
        .map((resource) => {
          const level = levelIn(resource, user);
          const access_levels = kind === 'group' ? level : { project_access_level: level, group_access_level: null };
          return { ...answers.resourceView(resource), access_levels };
        }),
    );
  return answers.ok({ groups: views('group'), projects: views('project') });
}

function find(state: GitlabState, id: string | undefined): Token | undefined {
  return state.tokens.find((token) => String(token.id) === id);
}
