// What an inventory asks for besides access tokens: the groups and projects below a group, and deploy tokens, which only
// their own lists show.
import type { FakeAnswer, FakeRoute } from '../fake/fake-provider.js';
import { asking, type Asked, levelIn, READS } from './access.js';
import * as answers from './answers.js';
import { PAGING } from './filters.js';
import type { DeployToken, Resource } from './model.js';
import type { GitlabState } from './state.js';

const MANAGING_LEVEL = { project: 40, group: 50 } as const;

export function inventoryRoutes(state: GitlabState): readonly FakeRoute[] {
  const reading = (path: string, query: readonly string[], answer: (asked: Asked) => FakeAnswer): FakeRoute => ({
    method: 'GET',
    path: `/api/v4${path}`,
    query: [...PAGING, ...query],
    changes: false,
    answer: asking(state, READS, answer),
  });
  return [
    reading('/groups/:id/descendant_groups', [], (asked) => below(asked, 'group')),
    reading('/groups/:id/projects', ['include_subgroups', 'with_shared'], (asked) => below(asked, 'project')),
    reading('/deploy_tokens', ['active'], (asked) =>
      asked.user.isAdmin ? tokensPage(asked, state.deployTokens) : answers.forbidden,
    ),
    reading('/projects/:id/deploy_tokens', ['active'], (asked) => ofResource(asked, 'project')),
    reading('/groups/:id/deploy_tokens', ['active'], (asked) => ofResource(asked, 'group')),
  ];
}

/** Projects of subgroups only where that is asked for. */
function below({ state, user, request }: Asked, kind: Resource['kind']): FakeAnswer {
  const group = state.findResource('group', request.params['id'] ?? '');
  if (group === undefined || levelIn(group, user) === 0) return answers.notFound('Group');
  const isDeep = kind === 'group' || request.query.get('include_subgroups') === 'true';
  const found = state.resources.filter((one) => {
    const rest = one.fullPath.startsWith(`${group.fullPath}/`) ? one.fullPath.slice(group.fullPath.length + 1) : '';
    return one.kind === kind && rest !== '' && (isDeep || !rest.includes('/'));
  });
  return answers.paged(request, found.map(answers.resourceView));
}

function ofResource(asked: Asked, kind: Resource['kind']): FakeAnswer {
  const { state, user, request } = asked;
  const resource = state.findResource(kind, request.params['id'] ?? '');
  if (resource === undefined) return answers.notFound(kind === 'project' ? 'Project' : 'Group');
  if (levelIn(resource, user) < MANAGING_LEVEL[kind]) return answers.forbidden;
  return tokensPage(
    asked,
    state.deployTokens.filter((token) => token.resource === resource),
  );
}

function tokensPage({ state, request }: Asked, tokens: readonly DeployToken[]): FakeAnswer {
  const views = tokens
    .map((token) => ({
      id: token.id,
      name: token.name,
      username: `gitlab+deploy-token-${String(token.id)}`,
      expires_at: token.expiresAt?.toISOString() ?? null,
      revoked: token.isRevoked,
      expired: token.expiresAt !== null && token.expiresAt <= state.now(),
      scopes: token.scopes,
    }))
    .filter(({ revoked, expired }) => request.query.get('active') !== 'true' || (!revoked && !expired));
  return answers.paged(request, views);
}
