import type { Probe } from '../probe.js';

export const apify = {
  provider: 'apify',
  request: {
    method: 'GET',
    at: 'https://api.apify.com',
    path: '/v2/users/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['data.id', true], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['error.type', 'user-or-token-not-found'],
      means: 'inactive',
      because: 'it knows no such token',
    },
    {
      status: 403,
      where: ['error.type', 'insufficient-permissions'],
      means: 'active',
      because: 'it may not look at its user',
    },
  ],
  facts: { owner: { json: 'data.username' }, account: { json: 'data.email' } },
  control: 'random',
  source: 'https://docs.apify.com/api/v2/users-me-get',
} as const satisfies Probe;
