import type { Probe } from '../probe.js';

const key = {
  provider: 'openai',
  request: {
    method: 'GET',
    at: 'https://api.openai.com',
    path: '/v1/models',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['object', 'list'], means: 'active', because: 'it lists models' },
    { status: 401, where: ['error.code', 'invalid_api_key'], means: 'inactive', because: 'it knows no such key' },
    // Only the code tells: a key without the scope has had the same status.
    { status: 401, means: 'unknown', because: 'it refuses, and not because of the key itself' },
    { status: 403, means: 'unknown', because: 'it refuses without a word about the key' },
  ],
  facts: { account: { header: 'openai-organization' }, resources: { header: 'openai-project' } },
  control: 'random',
  source: 'https://platform.openai.com/docs/guides/error-codes',
} as const satisfies Probe;

export const openaiProbes = [
  { ...key, rules: ['openai-project-key', 'openai-user-key'] },
  {
    ...key,
    rules: ['openai-admin-key'],
    request: { ...key.request, path: '/v1/organization/admin_api_keys?limit=1' },
    answers: [
      { status: 200, where: ['object', 'list'], means: 'active', because: 'it lists keys of administrators' },
      ...key.answers.slice(1),
    ],
    details: [
      {
        path: '/v1/organization/projects?limit=50',
        facts: { resources: { json: 'data.*.name' } },
        source: 'https://platform.openai.com/docs/api-reference/projects/list',
      },
    ],
    source: 'https://platform.openai.com/docs/api-reference/admin-api-keys/list',
  },
] as const satisfies readonly Probe[];
