// Who asks, and OpenAI's answers to those who may not. A key without the scope gets the status of a dead one, so that only
// the code `invalid_api_key` says that a key is dead.
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import { redact } from './mint.js';
import { failure, type AdminKey, type ProjectKey } from './model.js';
import type { OpenaiState } from './state.js';

export interface AccessRules {
  /** Users reported 401, and later 403. */
  readonly missingScopeStatus: 401 | 403;
}

/** The key of a project and, if it has access, what it may do; none named means all. */
export function asProject(
  request: FakeRequest,
  state: OpenaiState,
  scope: string,
  rules: AccessRules,
): ProjectKey | { readonly refused: FakeAnswer } {
  const key = authenticated(request, state);
  if ('refused' in key) return key;
  if (key.kind === 'admin' || !state.hasAccess(key)) return { refused: missingScope(scope, rules) };
  const wrong = mismatch(request, state, key);
  if (wrong !== undefined) return { refused: wrong };
  return isAllowed(key.scopes, scope) ? key : { refused: missingScope(scope, rules) };
}

export function asAdmin(
  request: FakeRequest,
  state: OpenaiState,
  rules: AccessRules,
): AdminKey | { readonly refused: FakeAnswer } {
  const key = authenticated(request, state);
  if ('refused' in key) return key;
  const scope = request.method === 'GET' ? 'api.management.read' : 'api.management.write';
  return key.kind === 'admin' ? key : { refused: missingScope(scope, rules) };
}

export function invalidKey(value: string): FakeAnswer {
  return failure(401, { message: `Incorrect API key provided: ${redact(value)}.`, code: 'invalid_api_key' });
}

export function missingScope(scope: string, { missingScopeStatus }: AccessRules): FakeAnswer {
  const message = `You have insufficient permissions for this operation. Missing scopes: ${scope}. Check that you have the correct role in your organization and project, and if you're using a restricted API key, that it has the necessary scopes.`;
  return failure(missingScopeStatus, { message });
}

function authenticated(request: FakeRequest, state: OpenaiState): ReturnType<typeof knownKey> {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    const message = "You didn't provide an API key.";
    return { refused: failure(401, { message }, { violations: ['no credential'] }) };
  }
  const [, value] = /^Bearer (\S+)$/.exec(authorization) ?? [];
  if (value === undefined) {
    const violations = ['the authorization header has another scheme'];
    return { refused: failure(401, { message: "You didn't provide an API key." }, { violations }) };
  }
  return knownKey(value, state);
}

function knownKey(value: string, state: OpenaiState): ProjectKey | AdminKey | { readonly refused: FakeAnswer } {
  const key = state.keyOfValue(value);
  return key === undefined || state.isExpired(key) ? { refused: invalidKey(value) } : key;
}

function mismatch({ headers }: FakeRequest, state: OpenaiState, key: ProjectKey): FakeAnswer | undefined {
  const [organization, project] = [headers['openai-organization'], headers['openai-project']];
  if (organization !== undefined && organization !== state.organizationId) {
    const message = 'OpenAI-Organization header should match organization for API key';
    return failure(401, { message, code: 'mismatched_organization' });
  }
  if (project === undefined || project === key.projectId) return undefined;
  return failure(401, {
    message: 'OpenAI-Project header should match project for API key',
    code: 'mismatched_project',
  });
}

function isAllowed(scopes: readonly string[], scope: string): boolean {
  if (scopes.length === 0 || scopes.includes(scope)) return true;
  return scope.endsWith('.read') && scopes.includes('api.all.read');
}
