import type { Probe } from '../probe.js';

export const stripe = {
  provider: 'stripe',
  rules: ['stripe-secret-key-live', 'stripe-restricted-key-live', 'stripe-secret-key-test', 'stripe-secret-key-prod'],
  request: {
    method: 'GET',
    at: 'https://api.stripe.com',
    path: '/v1/account',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['object', 'account'], means: 'active', because: 'it reads its account' },
    { status: 401, where: ['error.code', 'api_key_expired'], means: 'inactive', because: 'it has expired' },
    {
      status: 401,
      where: ['error.type', 'invalid_request_error'],
      means: 'inactive',
      because: 'it knows no such key',
    },
    { status: 403, where: ['error.code', 'secret_key_required'], means: 'unknown', because: 'it is a public key' },
    // A key that nobody was given is a 401: this one is known, and restricted.
    {
      status: 403,
      where: ['error.type', 'invalid_request_error'],
      means: 'active',
      because: 'it is restricted and may not read its account',
    },
  ],
  facts: { account: { json: 'id' }, owner: { json: 'email' } },
  details: [
    {
      path: '/v1/webhook_endpoints?limit=20',
      facts: { resources: { json: 'data.*.url' } },
      source: 'https://docs.stripe.com/api/webhook_endpoints/list',
    },
  ],
  control: 'random',
  source: 'https://docs.stripe.com/api/accounts/retrieve',
} as const satisfies Probe;
