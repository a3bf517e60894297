// Who asks, and may it: the token's scope first, then its user's level.
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import { expired, insufficientScope, revoked, unauthorized } from './answers.js';
import type { Resource, Token, User } from './model.js';
import type { GitlabState } from './state.js';

export interface Asked {
  readonly request: FakeRequest;
  readonly state: GitlabState;
  /** The token that was sent. */
  readonly token: Token;
  readonly user: User;
}

export const READS = ['api', 'read_api'];
export const WRITES = ['api'];
export const USER_READS = ['api', 'read_api', 'read_user'];
export const SELF_ROTATION = ['api', 'self_rotate'];

const PERSONAL_SCOPES = [
  'api',
  'read_api',
  'read_user',
  'create_runner',
  'manage_runner',
  'k8s_proxy',
  'self_rotate',
  'read_repository',
  'write_repository',
  'read_registry',
  'write_registry',
  'ai_features',
  'sudo',
  'admin_mode',
];
const NOT_FOR_BOTS = ['sudo', 'admin_mode', 'read_user'];

/** What a person's token may have, and what a project's or group's may. */
export const scopesFor = (kind: 'person' | 'bot'): readonly string[] =>
  kind === 'person' ? PERSONAL_SCOPES : PERSONAL_SCOPES.filter((scope) => !NOT_FOR_BOTS.includes(scope));

/** Answers as the route does for a token that lives and has one of the scopes (any, where none is named). */
export function asking(
  state: GitlabState,
  scopes: readonly string[] | 'any',
  answer: (asked: Asked) => FakeAnswer,
): (request: FakeRequest) => FakeAnswer {
  return (request) => {
    const token = state.findToken(valueOf(request) ?? '');
    if (token === undefined) return unauthorized;
    const verdict = state.use(token);
    if (verdict === 'expired') return expired;
    if (verdict === 'revoked') {
      if (request.path.endsWith('/rotate')) state.revokeFamily(token);
      return revoked;
    }
    if (scopes !== 'any' && !scopes.some((scope) => token.scopes.includes(scope))) return insufficientScope(scopes);
    return answer({ request, state, token, user: token.user });
  };
}

/** What is wrong with how a request names itself, in words. */
export function headerViolations({ method, path, headers, body }: FakeRequest): readonly string[] {
  const { authorization } = headers;
  const privateToken = headers['private-token'];
  const type = headers['content-type'] ?? '';
  const wrong = [
    ...(authorization === undefined && privateToken === undefined ? ['no credential'] : []),
    ...(authorization !== undefined && privateToken !== undefined ? ['two credentials'] : []),
    ...(authorization !== undefined && !authorization.startsWith('Bearer ') ? ['not a bearer'] : []),
    ...(body !== undefined && !type.startsWith('application/json') ? ['a body that is no JSON by its type'] : []),
  ];
  return wrong.map((words) => `${method} ${path}: ${words}`);
}

/** 0 for somebody without a membership; an administrator owns everything. */
export function levelIn(resource: Resource, user: User): number {
  return user.isAdmin ? 50 : (resource.members.get(user.id) ?? 0);
}

function valueOf({ headers }: FakeRequest): string | undefined {
  const privateToken = headers['private-token'];
  if (typeof privateToken === 'string') return privateToken;
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
}
