import type { Probe } from '../probe.js';

export const neon = {
  provider: 'neon',
  rules: ['neon-api-key'],
  request: {
    method: 'GET',
    at: 'https://console.neon.tech',
    path: '/api/v2/auth',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    {
      status: 200,
      where: ['auth_method', ['api_key_user', 'api_key_org']],
      means: 'active',
      because: 'it tells about itself',
    },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'account_id' }, scopes: { json: 'auth_method' } },
  control: 'random',
  source: 'https://neon.com/docs/reference/api/users/get-auth-details',
} as const satisfies Probe;
