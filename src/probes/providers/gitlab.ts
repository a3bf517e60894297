import type { Probe } from '../probe.js';

/** Access tokens of people, projects and groups tell about themselves; other kinds of token can't. */
export const gitlab = {
  provider: 'gitlab',
  rules: ['gitlab-access-token', 'gitlab-routable-access-token', 'gitlab-legacy-pat'],
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://gitlab.com',
    path: '/api/v4/personal_access_tokens/self',
    headers: { 'private-token': '{secret}' },
  },
  answers: [
    { status: 200, where: ['active', 'true'], means: 'active', because: 'it is active' },
    { status: 200, where: ['revoked', 'true'], means: 'inactive', because: 'it was revoked' },
    { status: 401, where: ['error', 'invalid_token'], means: 'inactive', because: 'it was revoked or has expired' },
    { status: 401, where: ['message', '401 Unauthorized'], means: 'inactive', because: 'it knows no such token' },
    { status: 403, where: ['error', 'insufficient_scope'], means: 'active', because: 'it may not look at itself' },
  ],
  facts: {
    owner: { json: 'user_id' },
    account: { json: 'name' },
    scopes: { json: 'scopes' },
    expires: { json: 'expires_at' },
    lastUsed: { json: 'last_used_at' },
    keyId: { json: 'id' },
  },
  details: [
    {
      path: '/api/v4/projects?membership=true&simple=true&per_page=50',
      facts: { resources: { json: '*.path_with_namespace' } },
      source: 'https://docs.gitlab.com/api/projects/#list-all-projects',
    },
  ],
  control: 'random',
  source: 'https://docs.gitlab.com/api/personal_access_tokens/#get-details-on-a-personal-access-token',
} as const satisfies Probe;
