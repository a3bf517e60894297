import type { Probe } from '../probe.js';

export const resend = {
  provider: 'resend',
  request: {
    method: 'GET',
    at: 'https://api.resend.com',
    path: '/domains',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['data', true], means: 'active', because: 'it lists domains' },
    { status: 401, where: ['name', 'restricted_api_key'], means: 'active', because: 'it may only send' },
    {
      status: [400, 401],
      where: ['message', 'API key is invalid'],
      means: 'inactive',
      because: 'it knows no such key',
    },
    { status: 403, where: ['name', 'invalid_api_key'], means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'data.0.name' } },
  control: 'random',
  source: 'https://resend.com/docs/api-reference/errors',
} as const satisfies Probe;
