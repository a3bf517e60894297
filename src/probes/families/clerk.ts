import type { Probe } from '../probe.js';

export const clerk = {
  provider: 'clerk',
  rules: ['clerk-secret-key', 'clerk-test-secret-key'],
  request: {
    method: 'GET',
    at: 'https://api.clerk.com',
    path: '/v1/instance',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['object', 'instance'], means: 'active', because: 'it knows its instance' },
    { status: 401, where: ['errors.0.code', 'clerk_key_invalid'], means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'id' }, scopes: { json: 'environment_type' } },
  control: 'random',
  source: 'https://clerk.com/docs/reference/backend-api/tag/instance-settings/get/instance',
} as const satisfies Probe;
