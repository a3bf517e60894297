// Access tokens of projects and groups. A person manages them by a level; such a token itself may only turn over itself.
import type { FakeAnswer, FakeRoute } from '../fake/fake-provider.js';
import { asking, type Asked, levelIn, READS, scopesFor, SELF_ROTATION, WRITES } from './access.js';
import * as answers from './answers.js';
import { nothing, resourceToken, rotation } from './bodies.js';
import { filtered, filterRefusal, FILTERS } from './filters.js';
import type { Level, Resource, Token } from './model.js';
import { expiryProblem, rotated } from './personal-routes.js';
import type { GitlabState } from './state.js';

/** From here on a member may manage access tokens. */
const MANAGING_LEVEL = { project: 40, group: 50 } as const;
const DEFAULT_LEVEL = 40;

export function resourceRoutes(state: GitlabState, kind: Resource['kind']): readonly FakeRoute[] {
  const one = `/api/v4/${kind}s/:id`;
  const all = `${one}/access_tokens`;
  const on =
    (answer: (asked: Asked, resource: Resource) => FakeAnswer) =>
    (asked: Asked): FakeAnswer => {
      const resource = state.findResource(kind, asked.request.params['id'] ?? '');
      const isSeen = resource !== undefined && levelIn(resource, asked.user) > 0;
      return isSeen ? answer(asked, resource) : answers.notFound(kind === 'project' ? 'Project' : 'Group');
    };
  const reading = (path: string, answer: (asked: Asked, resource: Resource) => FakeAnswer) =>
    ({ method: 'GET', path, changes: false, answer: asking(state, READS, on(answer)) }) as const;
  return [
    reading(one, (_, resource) => answers.ok(answers.resourceView(resource))),
    { ...reading(all, list), query: FILTERS },
    reading(`${all}/:token`, show),
    { method: 'POST', path: all, body: resourceToken, changes: true, answer: asking(state, WRITES, on(create)) },
    {
      method: 'POST',
      path: `${all}/self/rotate`,
      body: rotation,
      changes: true,
      answer: asking(state, SELF_ROTATION, on(rotateSelf)),
    },
    {
      method: 'POST',
      path: `${all}/:token/rotate`,
      body: rotation,
      changes: true,
      answer: asking(state, WRITES, on(rotateOther)),
    },
    {
      method: 'DELETE',
      path: `${all}/:token`,
      body: nothing,
      changes: true,
      answer: asking(state, WRITES, on(remove)),
    },
  ];
}

function mayManage({ user }: Asked, resource: Resource): boolean {
  return !user.isBot && levelIn(resource, user) >= MANAGING_LEVEL[resource.kind];
}

function list(asked: Asked, resource: Resource): FakeAnswer {
  const { state, request } = asked;
  if (!mayManage(asked, resource)) return answers.unauthorized;
  const refusal = filterRefusal(request);
  if (refusal !== undefined) return refusal;
  const tokens = filtered(state, request, state.tokensOf(resource));
  return answers.paged(
    request,
    tokens.map((token) => answers.resourceTokenView(state, token)),
  );
}

function show(asked: Asked, resource: Resource): FakeAnswer {
  if (!mayManage(asked, resource)) return answers.unauthorized;
  const token = find(asked, resource);
  return token === undefined ? noToken(resource) : answers.ok(answers.resourceTokenView(asked.state, token));
}

function create(asked: Asked, resource: Resource): FakeAnswer {
  const { state, user, request } = asked;
  if (!mayManage(asked, resource)) {
    return answers.badRequest(`User does not have permission to create ${resource.kind} access token`);
  }
  const { name, scopes, description, expires_at: expiresAt, access_level: level } = resourceToken.parse(request.body);
  const unknown = scopes.filter((scope) => !scopesFor('bot').includes(scope));
  if (unknown.length > 0) return answers.wrongParameters(['scopes does not have a valid value']);
  if (expiresAt === undefined) return answers.wrongParameters(['expires_at is missing']);
  const wrong = expiryProblem(state, expiresAt);
  if (wrong !== undefined) return answers.badRequest(wrong);
  if ((level ?? DEFAULT_LEVEL) > levelIn(resource, user)) {
    return answers.badRequest('Access level of the token can not be greater than that of its maker');
  }
  const token = state.addResourceToken(
    resource,
    { name, scopes, expiresAt, ...(description === undefined ? {} : { description }) },
    (level ?? DEFAULT_LEVEL) satisfies Level,
  );
  return answers.created({ ...answers.resourceTokenView(state, token), token: token.value });
}

function rotateSelf({ state, token, request }: Asked, resource: Resource): FakeAnswer {
  return token.resource === resource
    ? rotated(state, token, request.body, answers.resourceTokenView)
    : answers.notAllowed;
}

function rotateOther(asked: Asked, resource: Resource): FakeAnswer {
  const { state, user, token: sent, request } = asked;
  const token = find(asked, resource);
  const isAllowed = mayManage(asked, resource) || token === sent;
  if (token === undefined || !isAllowed) return user.isAdmin ? answers.notFound() : answers.unauthorized;
  return rotated(state, token, request.body, answers.resourceTokenView);
}

function remove(asked: Asked, resource: Resource): FakeAnswer {
  const token = find(asked, resource);
  if (token === undefined) return noToken(resource);
  if (!mayManage(asked, resource)) {
    return answers.badRequest(`${asked.user.name} cannot delete ${token.user.name}`);
  }
  asked.state.revoke(token);
  return answers.noContent;
}

function find({ state, request }: Asked, resource: Resource): Token | undefined {
  const tokens = state.tokensOf(resource);
  return tokens.find((token) => String(token.id) === request.params['token']);
}

function noToken({ kind }: Resource): FakeAnswer {
  return answers.notFound(`${kind} Access Token`);
}
