// The calls on API tokens, of a user and of an account: the same ones below two paths.
import { z } from 'zod';
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import {
  authenticate,
  authenticationError,
  invalidToken,
  tokenToVerify,
  unauthorized,
  wrongAddress,
} from './authenticate.js';
import { failure, page, badRequest, success, type CloudflareToken, type Principal, type TokenOwner } from './model.js';
import { may, permissionGroups, policyProblems } from './permissions.js';
import type { CloudflareState } from './state.js';
import { createBody, settingsOf, tokenView, updateBody, verifyView } from './token-shapes.js';

export interface TokenRules {
  readonly maxTokens: { readonly user: number; readonly account: number };
  /** How `verify` answers to a token that is disabled or expired: by its status, as the types say, or as to an unknown one. */
  readonly verifiesStopped: 'by-status' | 'as-invalid';
}

type Kind = TokenOwner['kind'];
type Handler = (request: FakeRequest, principal: Principal, owner: TokenOwner) => FakeAnswer;

const BASE = '/client/v4';

export function tokenRoutes(state: CloudflareState, rules: TokenRules): readonly FakeRoute[] {
  return [...routesOf('user', state, rules), ...routesOf('account', state, rules)];
}

function routesOf(kind: Kind, state: CloudflareState, rules: TokenRules): readonly FakeRoute[] {
  const tokens = kind === 'user' ? `${BASE}/user/tokens` : `${BASE}/accounts/:account/tokens`;
  const reads = (handler: Handler) => guarded(kind, false, state, handler);
  const writes = (handler: Handler) => guarded(kind, true, state, handler);
  const onOne = (then: (token: CloudflareToken, request: FakeRequest) => FakeAnswer): Handler => {
    return (request, _, owner) => oneOf(request, owner, state, then);
  };
  return [
    {
      method: 'GET',
      path: `${tokens}/verify`,
      changes: false,
      answer: (request) => verified(kind, request, state, rules),
    },
    {
      method: 'GET',
      path: `${tokens}/permission_groups`,
      query: ['name', 'scope'],
      changes: false,
      answer: reads(({ query }) => success(groupsBy(query))),
    },
    {
      method: 'GET',
      path: tokens,
      query: ['page', 'per_page', 'direction', 'include_expired'],
      changes: false,
      answer: reads((request, _, owner) => listed(request, owner, state)),
    },
    {
      method: 'POST',
      path: tokens,
      body: createBody,
      changes: true,
      answer: writes((request, _, owner) => created(request, owner, state, rules)),
    },
    {
      method: 'GET',
      path: `${tokens}/:id`,
      changes: false,
      answer: reads(onOne((token) => success(tokenView(token, state)))),
    },
    {
      method: 'PUT',
      path: `${tokens}/:id`,
      body: updateBody,
      changes: true,
      answer: writes(onOne((token, request) => updated(token, request, state))),
    },
    {
      method: 'DELETE',
      path: `${tokens}/:id`,
      changes: true,
      answer: writes(
        onOne(({ id }) => {
          state.removeToken(id);
          return success({ id });
        }),
      ),
    },
    {
      method: 'PUT',
      path: `${tokens}/:id/value`,
      body: z.strictObject({}).optional(),
      changes: true,
      answer: writes(onOne(({ id }) => success(state.rollToken(id)))),
    },
  ];
}

/** Lets in who may read or write the tokens of this owner. */
function guarded(kind: Kind, isWrite: boolean, state: CloudflareState, handler: Handler): FakeRoute['answer'] {
  return (request) => {
    const principal = authenticate(request, state, kind);
    if ('refused' in principal) return principal.refused;
    const owner = ownerOf(kind, request, principal);
    const groups = kind === 'user' ? USER_GROUPS : ACCOUNT_GROUPS;
    const isAllowed = owner !== undefined && may(principal, isWrite ? groups.write : groups.read, owner, userIn(state));
    if (!isAllowed) return kind === 'user' ? unauthorized() : authenticationError();
    return handler(request, principal, owner);
  };
}

const USER_GROUPS = { read: ['API Tokens Read', 'API Tokens Write'], write: ['API Tokens Write'] } as const;
const ACCOUNT_GROUPS = {
  read: ['Account API Tokens Read', 'Account API Tokens Write'],
  write: ['Account API Tokens Write'],
} as const;

export function userIn(state: CloudflareState): (id: string) => ReturnType<CloudflareState['users']['get']> {
  return (id) => state.users.get(id);
}

/** Below `/user` the user that the credential belongs to; an account's token belongs to none. */
function ownerOf(kind: Kind, request: FakeRequest, principal: Principal): TokenOwner | undefined {
  if (kind === 'account') return { kind, id: request.params['account'] ?? '' };
  if (principal.kind === 'user') return { kind, id: principal.user.id };
  return principal.token.owner.kind === 'user' ? principal.token.owner : undefined;
}

function verified(kind: Kind, request: FakeRequest, state: CloudflareState, rules: TokenRules): FakeAnswer {
  const token = tokenToVerify(request, state);
  if ('refused' in token) return token.refused;
  // Each kind has its own call, and is unknown to the other's.
  const isHere = token.owner.kind === kind && (kind === 'user' || token.owner.id === request.params['account']);
  const status = state.statusOf(token);
  const isHidden = (status !== 'active' && rules.verifiesStopped === 'as-invalid') || !state.mayBeUsedYet(token);
  if (!isHere || isHidden) return invalidToken();
  const refused = status === 'active' ? wrongAddress(token) : undefined;
  if (refused !== undefined) return refused;
  const message = status === 'active' ? 'This API Token is valid and active' : `This API Token is ${status}`;
  return success(verifyView(token, state), { messages: [{ code: 10000, message }] });
}

function groupsBy(query: URLSearchParams): readonly object[] {
  const [name, scope] = [query.get('name'), query.get('scope')];
  return permissionGroups.filter((group) => {
    return (name === null || group.name === name) && (scope === null || group.scopes.includes(scope));
  });
}

function listed({ query }: FakeRequest, owner: TokenOwner, state: CloudflareState): FakeAnswer {
  const isWithExpired = query.get('include_expired') === 'true';
  const tokens = state.tokensOf(owner).filter((token) => isWithExpired || state.statusOf(token) !== 'expired');
  const views = tokens.map((token) => tokenView(token, state));
  return page(query.get('direction') === 'desc' ? views.reverse() : views, query, 20, 50);
}

function created({ body }: FakeRequest, owner: TokenOwner, state: CloudflareState, rules: TokenRules): FakeAnswer {
  const settings = settingsOf(createBody.parse(body));
  const [problem] = policyProblems(settings.policies);
  if (problem !== undefined) return badRequest(problem);
  if (state.tokensOf(owner).length >= rules.maxTokens[owner.kind]) {
    return failure(400, { code: 1002, message: 'The maximum number of tokens is reached' });
  }
  const { id, value } = state.createToken(owner, settings);
  const token = state.token(id);
  return success({ ...(token === undefined ? {} : tokenView(token, state)), value });
}

function updated(token: CloudflareToken, { body }: FakeRequest, state: CloudflareState): FakeAnswer {
  const { status, ...rest } = updateBody.parse(body);
  const settings = settingsOf(rest);
  const [problem] = policyProblems(settings.policies);
  if (problem !== undefined) return badRequest(problem);
  const isDisabled = status === undefined ? token.isDisabled : status === 'disabled';
  return success(tokenView(state.updateToken(token.id, settings, isDisabled), state));
}

function oneOf(
  request: FakeRequest,
  owner: TokenOwner,
  state: CloudflareState,
  then: (token: CloudflareToken, request: FakeRequest) => FakeAnswer,
): FakeAnswer {
  const token = state.token(request.params['id'] ?? '');
  const isOwn = token?.owner.kind === owner.kind && token.owner.id === owner.id;
  if (token === undefined || !isOwn) return failure(404, { code: 1003, message: 'The token does not exist' });
  return then(token, request);
}
