import type { Probe } from '../probe.js';

export const circleci = {
  provider: 'circleci',
  rules: ['circleci-personal-token'],
  // It can be run on servers of one's own.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://circleci.com',
    path: '/api/v2/me',
    headers: { 'circle-token': '{secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'login' }, account: { json: 'name' } },
  control: 'random',
  source: 'https://circleci.com/docs/api/v2/index.html#operation/getCurrentUser',
} as const satisfies Probe;
