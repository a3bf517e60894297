import type { Probe } from '../probe.js';

export const gitea = {
  provider: 'gitea',
  rules: ['gitea-access-token'],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/api/v1/user',
    headers: { authorization: 'token {secret}' },
  },
  answers: [
    { status: 200, where: ['login', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'login' }, account: { json: 'email' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://docs.gitea.com/development/api-usage',
} as const satisfies Probe;
