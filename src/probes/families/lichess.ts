import type { Probe } from '../probe.js';

export const lichess = {
  provider: 'lichess',
  request: {
    method: 'GET',
    at: 'https://lichess.org',
    path: '/api/account',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['error', 'No such token'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'username' } },
  control: 'random',
  source: 'https://lichess.org/api#tag/Account/operation/accountMe',
} as const satisfies Probe;
