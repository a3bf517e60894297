// A call of a Google API as a route of the fake: who calls, by which token and scope, with which permission.
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import { errorInfo, GoogleRefusal, refusal } from './answers.js';
import type { GoogleAccessToken, GoogleProject } from './model.js';
import { CLOUD_PLATFORM, type GoogleState } from './state.js';

/** Names that every one of its APIs takes. */
const STANDARD_QUERY = ['alt', '$alt', 'prettyPrint'];
const READ_ONLY = `${CLOUD_PLATFORM}.read-only`;

export interface GoogleCall {
  readonly state: GoogleState;
  readonly request: FakeRequest;
  /** Who calls, with a live token of the right scope. */
  caller(): GoogleAccessToken;
  /** The project, where the caller has this permission in it. One that does not exist is refused alike. */
  permitted(permission: string, project: string): GoogleProject;
}

export interface GoogleRoute extends Omit<FakeRoute, 'answer'> {
  answer(call: GoogleCall): FakeAnswer;
}

export function googleRoute(state: GoogleState, route: GoogleRoute): FakeRoute {
  return {
    ...route,
    query: [...STANDARD_QUERY, ...(route.query ?? [])],
    answer: (request) => {
      try {
        return route.answer(callOf(state, route, request));
      } catch (error) {
        if (error instanceof GoogleRefusal) return error.answer;
        throw error;
      }
    },
  };
}

function callOf(state: GoogleState, route: GoogleRoute, request: FakeRequest): GoogleCall {
  const caller = (): GoogleAccessToken => {
    const token = liveToken(state, bearerOf(state, route, request));
    // IAM reads with no less than what it changes with.
    const mayBeReadOnly = !route.changes && !route.path.includes('/serviceAccounts/');
    const enough = mayBeReadOnly ? [CLOUD_PLATFORM, READ_ONLY] : [CLOUD_PLATFORM];
    if (enough.some((scope) => token.scopes.includes(scope))) return token;
    throw refusal('PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
      errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
    ]);
  };
  return {
    state,
    request,
    caller,
    permitted: (permission, name) => {
      const { email } = caller();
      const project = state.projectOf(name);
      const held = project === undefined ? undefined : state.principalOf(email)?.permissions.get(project.id);
      if (project !== undefined && held?.has(permission) === true) return project;
      const resource = `projects/${name}`;
      throw refusal(
        'PERMISSION_DENIED',
        `Permission '${permission}' denied on resource '${resource}' (or it may not exist).`,
        [errorInfo('IAM_PERMISSION_DENIED', 'iam.googleapis.com', { permission, resource })],
      );
    },
  };
}

function bearerOf(state: GoogleState, { method, path }: GoogleRoute, { headers }: FakeRequest): string {
  const bearer = /^Bearer ([^ ]+)$/.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  if (headers.authorization !== undefined) {
    state.complaints.push(`${method} ${path}: authorization: not Bearer and a token`);
  }
  throw unauthenticated(headers.authorization === undefined ? 'CREDENTIALS_MISSING' : 'ACCESS_TOKEN_TYPE_UNSUPPORTED');
}

function liveToken(state: GoogleState, value: string): GoogleAccessToken {
  const token = state.accessTokens.find((candidate) => candidate.value === value);
  if (token === undefined || token.isRevoked) throw unauthenticated('ACCESS_TOKEN_TYPE_UNSUPPORTED');
  if (token.expiresAtMs <= state.now) throw unauthenticated('ACCESS_TOKEN_EXPIRED');
  const account = state.serviceAccounts.find(({ email }) => email === token.email);
  if (account?.isDisabled === true) throw unauthenticated('ACCOUNT_STATE_INVALID');
  return token;
}

function unauthenticated(reason: string): GoogleRefusal {
  const message =
    reason === 'CREDENTIALS_MISSING'
      ? 'Request is missing required authentication credential.'
      : 'Request had invalid authentication credentials.';
  return refusal('UNAUTHENTICATED', message, [errorInfo(reason)]);
}
