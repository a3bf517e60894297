// An OpenAI for tests: a loopback server with one organization, its projects, service accounts and keys, written before
// the rotator and by somebody else. It comes from the types and routes of the vendor's client library (6.49, and the
// published types of 7.57 for what 6.49 lacks: the update of a key, expiry of service accounts' keys), and from answers
// that users of other tools reported. It could not show, since nothing here was ever asked of the real one: how much of
// a key lists show, what an expired key or a full list is answered, and that an account without a role has no access.
// Where two readings matter to a caller, an option chooses.
import { startFake, type FakeAnswer, type FakeServer } from '../fake/fake-provider.js';
import type { LingeringOptions } from '../fake/lingering.js';
import { accountRoutes } from './account-routes.js';
import { asProject } from './authenticate.js';
import { keyRoutes } from './key-routes.js';
import { failure } from './model.js';
import type { OrganizationRules } from './rules.js';
import { OpenaiState } from './state.js';

export type FakeOpenaiOptions = LingeringOptions & Partial<OrganizationRules> & { readonly now?: () => number };

/** Its routes are named as `POST /v1/organization/projects/:project/service_accounts` where a fault is injected. */
export interface FakeOpenai extends FakeServer {
  readonly state: OpenaiState;
}

const MODELS = ['gpt-4.1', 'gpt-4.1-mini'];

/** Starts on a free loopback port with nothing in it; `state` has the methods that add. */
export async function startFakeOpenai(options: FakeOpenaiOptions = {}): Promise<FakeOpenai> {
  const state = new OpenaiState(options);
  const rules: OrganizationRules = {
    missingScopeStatus: options.missingScopeStatus ?? 401,
    maxKeySeconds: options.maxKeySeconds,
    maxKeysPerAccount: options.maxKeysPerAccount ?? 100,
    maxAccountsPerProject: options.maxAccountsPerProject ?? 100,
    maxAdminKeys: options.maxAdminKeys ?? 100,
    keepsServiceAccountKeys: options.keepsServiceAccountKeys ?? false,
  };
  const models = {
    method: 'GET',
    path: '/v1/models',
    changes: false,
    answer: (request: Parameters<typeof asProject>[0]) => modelsFor(request, state, rules),
  } as const;
  const server = await startFake({
    name: 'openai',
    routes: [models, ...keyRoutes(state, rules), ...accountRoutes(state, rules)],
    refuse: (status, [problem = '']) => (status === 404 ? noRoute() : failure(400, { message: problem })),
  });
  return Object.defineProperty(server, 'state', { value: state }) as FakeOpenai;
}

/** Answers for `inject`, which OpenAI may give to any call. */
export const openaiAnswers = {
  rateLimited: (retryAfterSeconds: number): FakeAnswer =>
    failure(
      429,
      { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' },
      { headers: { 'retry-after': String(retryAfterSeconds) } },
    ),
  /** Has the status of a used-up rate and says that there is no money left: the key is alive. */
  quotaUsedUp: (): FakeAnswer =>
    failure(429, {
      message: 'You exceeded your current quota',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    }),
  deactivated: (): FakeAnswer =>
    failure(401, {
      message: 'The OpenAI account associated with this API key has been deactivated.',
      code: 'account_deactivated',
    }),
  forbidden: (): FakeAnswer =>
    failure(403, {
      message: 'Country, region, or territory not supported',
      code: 'unsupported_country_region_territory',
    }),
  broken: (status = 500): FakeAnswer =>
    failure(status, { message: 'The server had an error while processing your request.', type: 'server_error' }),
};

function modelsFor(request: Parameters<typeof asProject>[0], state: OpenaiState, rules: OrganizationRules): FakeAnswer {
  const key = asProject(request, state, 'api.model.read', rules);
  if ('refused' in key) return key.refused;
  const data = MODELS.map((id) => ({ id, object: 'model', created: state.seconds(), owned_by: 'system' }));
  const headers = { 'openai-organization': state.organizationId, 'openai-project': key.projectId };
  return { status: 200, headers, body: { object: 'list', data } };
}

function noRoute(): FakeAnswer {
  return failure(404, { message: 'Invalid URL' });
}
