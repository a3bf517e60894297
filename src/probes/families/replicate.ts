import type { Probe } from '../probe.js';

export const replicate = {
  provider: 'replicate',
  request: {
    method: 'GET',
    at: 'https://api.replicate.com',
    path: '/v1/account',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['username', true], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['title', 'Unauthenticated'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'username' }, account: { json: 'type' } },
  control: 'random',
  source: 'https://replicate.com/docs/reference/http#account.get',
} as const satisfies Probe;
