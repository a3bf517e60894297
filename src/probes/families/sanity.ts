import type { Probe } from '../probe.js';

export const sanity = {
  provider: 'sanity',
  request: {
    method: 'GET',
    at: 'https://api.sanity.io',
    path: '/v2021-06-07/users/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['errorCode', ['SIO-401-ANF', 'SIO-401-AEX']],
      means: 'inactive',
      because: 'it knows no such token',
    },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'name' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://www.sanity.io/docs/http-reference/access-api',
} as const satisfies Probe;
